import { Alert, Button, Group, Paper, Stack, Text, Timeline, Title } from '@mantine/core';
import { IconChecks, IconShieldCheck, IconUpload } from '@tabler/icons-react';
import { Link } from 'wouter';
import { ConsentCard } from '../common/consent-card.tsx';
import { SampleButton } from '../common/sample-button.tsx';
import { useLiveUpload } from '../common/use-live-upload.ts';
import type { MemberHomeQuery } from './generated/graphql.ts';

type Me = NonNullable<MemberHomeQuery['me']>;
type Latest = Me['uploads']['nodes'][number];

const steps = [
  { title: 'You agree', text: 'We say what we do with your data.', icon: IconShieldCheck },
  { title: 'You upload', text: 'An export of your bank, CSV or JSON.', icon: IconUpload },
  {
    title: 'You see what it says',
    text: 'Your persona, and recommendations that a person has checked.',
    icon: IconChecks,
  },
] as const;

/** The way to a persona, with the next step at hand. */
export function Journey({ me }: { readonly me: Me }) {
  const { consentStatus, uploads } = me;
  return (
    <Stack gap="xl" maw={960}>
      {consentStatus ? <UploadCard latest={uploads.nodes[0] ?? null} /> : <ConsentCard />}
      <section aria-labelledby="journey">
        <Title order={2} size="h4" mb="md" id="journey">
          Three steps
        </Title>
        <Timeline active={consentStatus ? 1 : 0} bulletSize={32} lineWidth={2}>
          {steps.map(({ title, text, icon: Icon }) => (
            <Timeline.Item key={title} title={title} bullet={<Icon size={18} aria-hidden />}>
              <Text size="sm" c="dimmed">
                {text}
              </Text>
            </Timeline.Item>
          ))}
        </Timeline>
      </section>
    </Stack>
  );
}

function UploadCard({ latest }: { readonly latest: Latest | null }) {
  useLiveUpload(latest);
  return (
    <Paper withBorder p={{ base: 'md', sm: 'xl' }} component="section" aria-labelledby="upload">
      <Stack gap="md">
        <Title order={2} size="h3" id="upload">
          {latest?.status === 'PROCESSING'
            ? 'Reading your transactions …'
            : 'Upload your transactions'}
        </Title>
        {latest && <LatestState latest={latest} />}
        <Text maw={640}>
          Most banks offer an export of transactions as CSV. Half a year says most; a month is
          enough to begin with.
        </Text>
        <Group gap="xs">
          <Button
            component={Link}
            href="/app/uploads"
            size="md"
            leftSection={<IconUpload size={18} aria-hidden />}
          >
            Upload a file
          </Button>
          <SampleButton />
        </Group>
      </Stack>
    </Paper>
  );
}

function LatestState({
  latest: { fileName, status, validationErrorCount },
}: {
  readonly latest: Latest;
}) {
  if (status === 'FAILED') {
    const faults = validationErrorCount === 1 ? 'a fault' : `${validationErrorCount} faults`;
    return (
      <Alert
        color="red"
        title="Your last file could not be used"
        style={{ overflowWrap: 'anywhere' }}
      >
        {fileName} has {faults}. Uploads says what to mend, row by row.
      </Alert>
    );
  }
  if (status === 'PROCESSING') {
    return (
      <Text role="status" style={{ overflowWrap: 'anywhere' }}>
        {fileName} is being read. What it says appears here by itself.
      </Text>
    );
  }
  return null;
}
