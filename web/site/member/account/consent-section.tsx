import { Alert, Badge, Button, Group, Text } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { ConsentCard } from '../common/consent-card.tsx';
import { useConsent } from '../common/use-consent.tsx';
import { Section } from './section.tsx';

interface Props {
  readonly consentStatus: boolean;
  readonly version: string | null | undefined;
}

/** What was agreed to, and its withdrawal. */
export function ConsentSection({ consentStatus, version }: Props) {
  const { busy, error, withdraw } = useConsent();
  if (!consentStatus) return <ConsentCard />;
  const given = (
    <Badge
      variant="light"
      color="green"
      className="tinted-badge"
      leftSection={<IconCheck size={12} aria-hidden />}
    >
      Given, version {version}
    </Badge>
  );
  return (
    <Section title="Consent" aside={given}>
      <Text>
        You agreed that we read the files you upload, compute your persona from them, and that our
        reviewers see it to check recommendations. When you withdraw, your profile and waiting
        recommendations are deleted at once.
      </Text>
      {error && (
        <Alert color="red" role="alert" title={error.title}>
          {error.message}
        </Alert>
      )}
      <Group>
        <Button variant="default" c="var(--mantine-color-error)" loading={busy} onClick={withdraw}>
          Withdraw my consent …
        </Button>
      </Group>
    </Section>
  );
}
