import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { mostReasonLength, usualReasons } from './reasons.ts';

interface Props {
  readonly opened: boolean;
  /** What is rejected, in a few words. */
  readonly subject: string;
  readonly onClose: () => void;
  readonly onReject: (reason: string) => void;
}

/** Asks why: one of the usual reasons, or words of one's own. */
export function RejectDialog({ opened, subject, onClose, onReject }: Props) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={`Reject “${subject}”?`}
      centered
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <ReasonForm onClose={onClose} onReject={onReject} />
    </Modal>
  );
}

function ReasonForm({ onClose, onReject }: Pick<Props, 'onClose' | 'onReject'>) {
  const [reason, setReason] = useState('');
  const trimmed = reason.trim();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (trimmed) onReject(trimmed);
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <Text size="sm" c="dimmed">
          The reason goes on the record. The member does not see it.
        </Text>
        <Group gap="xs" role="group" aria-label="Usual reasons">
          {usualReasons.map((usual) => (
            <Button
              key={usual}
              size="compact-sm"
              variant={usual === trimmed ? 'filled' : 'default'}
              aria-pressed={usual === trimmed}
              onClick={() => setReason(usual)}
            >
              {usual}
            </Button>
          ))}
        </Group>
        <Textarea
          label="Reason"
          required
          data-autofocus
          autosize
          minRows={2}
          maxLength={mostReasonLength}
          value={reason}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit(event);
          }}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" color="red" disabled={!trimmed}>
            Reject
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
