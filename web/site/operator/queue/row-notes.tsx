import { Badge, Group, Text } from '@mantine/core';
import { IconAlertTriangle, IconEye, IconUsers } from '@tabler/icons-react';
import { useAccount } from '../../session/page-context.ts';
import { Time } from '../../shared/values.tsx';
import { decidedAt, decidedBy, type Progress, type Row } from './decision.ts';
import { unknownWords } from './outcome-words.ts';

/** Beside a long sentence an icon would be squeezed. */
const whole = { flex: 'none' };
const nounOf = { APPROVE: 'approval', REJECT: 'rejection' } as const;

/** Who else has it open: it warns and blocks nobody. */
export function OpenMark({ emails }: { readonly emails: readonly string[] }) {
  if (emails.length === 0) return null;
  const [first, ...others] = emails;
  return (
    <Badge
      variant="light"
      color="orange"
      className="tinted-badge"
      leftSection={<IconEye size={12} aria-hidden />}
      title={emails.join(', ')}
    >
      open by {first}
      {others.length > 0 && ` and ${others.length} more`}
    </Badge>
  );
}

interface ProgressProps {
  /** As it is shown. */
  readonly row: Row;
  readonly progress: Progress | undefined;
}

/** What became of the decision on a row, where that is not what was asked for. */
export function ProgressNote({ row, progress }: ProgressProps) {
  if (progress?.kind === 'failed' || progress?.kind === 'unknown') {
    // It was looked at again, and is decided.
    if (row.status !== 'PENDING') return null;
    return (
      <Group gap={6} wrap="nowrap" c="var(--mantine-color-error)">
        <IconAlertTriangle size={16} style={whole} aria-hidden />
        <Text size="sm">
          {progress.kind === 'unknown'
            ? unknownWords
            : `Your ${nounOf[progress.decision.verdict]} did not go through, so it still waits.`}{' '}
          {progress.message}
        </Text>
      </Group>
    );
  }
  if (progress?.kind !== 'conflict') return null;
  return (
    <Group gap={6} wrap="nowrap">
      <IconUsers size={16} style={whole} aria-hidden />
      <Text size="sm" fw={500}>
        <ConflictSentence row={progress.row} message={progress.message} /> Your{' '}
        {nounOf[progress.decision.verdict]} changed nothing.
      </Text>
    </Group>
  );
}

interface ConflictProps {
  readonly row: Row | null;
  /** The gateway's own words, where the row could not be read. */
  readonly message: string;
}

/** Who decided first, and when. */
export function ConflictSentence({ row, message }: ConflictProps) {
  const you = useAccount().email;
  if (!row || row.status === 'PENDING') return message;
  const by = decidedBy(row);
  const who = by === null ? 'Someone' : by === you ? 'You' : by;
  return (
    <>
      {who} {row.status === 'APPROVED' ? 'approved' : 'rejected'} it first, on{' '}
      <Time at={decidedAt(row)} />.
    </>
  );
}

/** Who decided a row, when, and why. */
export function DecidedNote({ row }: { readonly row: Row }) {
  const you = useAccount().email;
  const by = decidedBy(row);
  return (
    <Text size="xs" c="dimmed">
      {row.rejectionReason && <>“{row.rejectionReason}” · </>}
      {by !== null && <>by {by === you ? 'you' : by} · </>}
      <Time at={decidedAt(row)} />
    </Text>
  );
}
