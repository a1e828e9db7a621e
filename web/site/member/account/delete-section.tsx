import { Alert, Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { usePage } from '../../session/page-context.ts';
import { useAction } from '../../shared/use-action.ts';
import { DeleteAccountDocument } from './generated/graphql.ts';
import { Section } from './section.tsx';

/** The way out, for good. */
export function DeleteSection({ email }: { readonly email: string | null | undefined }) {
  const [opened, { open, close }] = useDisclosure();
  return (
    <Section title="Delete your account">
      <Text>
        Your account is deleted with everything that belongs to it: files, profile, personas,
        recommendations and sessions. Nobody can bring it back, not even we. Download your data
        first if you want to keep it.
      </Text>
      <Group>
        <Button color="red" onClick={open}>
          Delete my account …
        </Button>
      </Group>
      <Modal
        opened={opened}
        onClose={close}
        title="Delete your account for good?"
        centered
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <Confirmation phrase={email ?? 'delete my account'} onCancel={close} />
      </Modal>
    </Section>
  );
}

interface ConfirmationProps {
  /** What has to be typed. */
  readonly phrase: string;
  readonly onCancel: () => void;
}

function Confirmation({ phrase, onCancel }: ConfirmationProps) {
  const { session } = usePage();
  const [, navigate] = useLocation();
  const { busy, error, run } = useAction();
  const [typedPhrase, setTypedPhrase] = useState('');
  const matches = typedPhrase.trim().toLowerCase() === phrase.toLowerCase();
  const remove = async () => {
    await session.end(DeleteAccountDocument, {});
    navigate('/', { state: { notice: 'Your account and everything in it is deleted. Farewell!' } });
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (matches) void run(remove);
      }}
    >
      <Stack>
        <Text size="sm">
          To confirm, type <strong style={{ overflowWrap: 'anywhere' }}>{phrase}</strong>
        </Text>
        <TextInput
          label="Confirmation"
          autoComplete="off"
          data-autofocus
          value={typedPhrase}
          onChange={({ currentTarget }) => setTypedPhrase(currentTarget.value)}
        />
        {error && (
          <Alert color="red" role="alert" title={error.title}>
            {error.message}
          </Alert>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            Cancel
          </Button>
          <Button type="submit" color="red" disabled={!matches} loading={busy}>
            Delete everything
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
