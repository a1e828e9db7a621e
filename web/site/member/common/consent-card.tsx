import { Alert, Button, Group, List, Paper, Stack, Text, ThemeIcon, Title } from '@mantine/core';
import {
  IconEyeCheck,
  IconFileSearch,
  IconHandStop,
  IconShieldCheck,
  type TablerIcon,
} from '@tabler/icons-react';
import { usePage } from '../../session/page-context.ts';
import { useConsent } from './use-consent.tsx';

const promises: readonly (readonly [icon: TablerIcon, promise: string])[] = [
  [
    IconFileSearch,
    'We read the files you upload: dates, amounts, merchants and balances. We never ask for your bank password.',
  ],
  [
    IconEyeCheck,
    'From them we compute how you spend, save and borrow. Our reviewers can see this, and check each recommendation before you do.',
  ],
  [
    IconHandStop,
    'You can withdraw at any time in your settings. Your profile is then deleted at once.',
  ],
];

/** Asks for consent in plain words; nothing can be uploaded before. */
export function ConsentCard() {
  const { config } = usePage();
  const { busy, error, grant } = useConsent();
  return (
    <Paper withBorder p={{ base: 'md', sm: 'xl' }} component="section" aria-labelledby="consent">
      <Stack gap="md">
        <Group gap="sm" wrap="nowrap">
          <ThemeIcon size={40} radius="xl" variant="light" aria-hidden>
            <IconShieldCheck size={22} />
          </ThemeIcon>
          <Title order={2} size="h3" id="consent">
            May we look at your transactions?
          </Title>
        </Group>
        <List spacing="sm" maw={720} center={false} listStyleType="none" withPadding={false}>
          {promises.map(([Icon, promise]) => (
            <List.Item key={promise} icon={<Icon size={20} aria-hidden />}>
              {promise}
            </List.Item>
          ))}
        </List>
        {error && (
          <Alert color="red" role="alert" title={error.title}>
            {error.message}
          </Alert>
        )}
        <Group gap="md">
          <Button size="md" loading={busy} onClick={() => grant(config.consentVersion)}>
            I agree
          </Button>
          <Text size="sm" c="dimmed">
            Terms of processing, version {config.consentVersion}
          </Text>
        </Group>
      </Stack>
    </Paper>
  );
}
