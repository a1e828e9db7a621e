import { Button, Group, Progress, Stack, Table, Text } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconUsers } from '@tabler/icons-react';
import { useLayoutEffect, useRef } from 'react';
import type { Settled } from './bulk.ts';
import { pastOf, type Row } from './decision.ts';
import { unknownWords } from './outcome-words.ts';
import styles from './queue.module.css';
import { ConflictSentence } from './row-notes.tsx';
import { type Bulk, bulkWords } from './use-bulk.ts';

interface Props {
  readonly rows: readonly Row[];
  readonly bulk: Bulk;
  readonly onClose: () => void;
}

/** How far a bulk has come, and what became of each row: what needs a look stands first. */
export function BulkOutcomes({ rows, bulk, onClose }: Props) {
  const { total, settled, isDone } = bulk;
  const list = useRef<HTMLElement>(null);
  const doneButton = useRef<HTMLButtonElement>(null);
  // The button that was pressed is gone, and its focus with it.
  useLayoutEffect(() => (isDone ? doneButton : list).current?.focus(), [isDone]);
  const sorted = settled.toSorted((a, b) => rank(a) - rank(b));
  const byId = new Map(rows.map((row) => [row.id, row]));
  return (
    <Stack gap="md">
      <Text fw={600} role="status">
        {isDone ? bulkWords(settled) : `${settled.length} of ${total} …`}
      </Text>
      <Progress value={(settled.length / total) * 100} aria-label="Progress" />
      <section ref={list} className={styles.outcomes} aria-label="Outcomes" {...scrollable}>
        <Table>
          <Table.Tbody>
            {sorted.map((one) => (
              <OutcomeRow key={one[0].id} settled={one} row={byId.get(one[0].id)} />
            ))}
          </Table.Tbody>
        </Table>
      </section>
      <Group justify="flex-end">
        {isDone ? (
          <Button ref={doneButton} onClick={onClose}>
            Done
          </Button>
        ) : (
          <Button variant="default" onClick={bulk.stop}>
            Stop after this batch
          </Button>
        )}
      </Group>
    </Stack>
  );
}

const scrollable = { tabIndex: 0 };
const rank = ([, { kind }]: Settled) => ['failed', 'unknown', 'conflict', 'done'].indexOf(kind);
const icons = {
  done: IconCheck,
  conflict: IconUsers,
  failed: IconAlertTriangle,
  unknown: IconAlertTriangle,
};

interface RowProps {
  readonly settled: Settled;
  readonly row: Row | undefined;
}

function OutcomeRow({ settled: [{ verdict }, outcome], row }: RowProps) {
  const Icon = icons[outcome.kind];
  return (
    <Table.Tr>
      <Table.Td>
        <Text size="sm">{row?.title ?? 'A recommendation'}</Text>
        <Text size="xs" c="dimmed">
          {row?.user?.email ?? 'Unknown member'}
        </Text>
      </Table.Td>
      <Table.Td>
        <Group gap={6} wrap="nowrap" align="flex-start">
          <Icon size={16} aria-hidden />
          <Text size="sm">
            {outcome.kind === 'done' && pastOf[verdict]}
            {outcome.kind === 'failed' && `Still waiting. ${outcome.message}`}
            {outcome.kind === 'unknown' && `${unknownWords} ${outcome.message}`}
            {outcome.kind === 'conflict' && (
              <ConflictSentence row={outcome.row} message={outcome.message} />
            )}
          </Text>
        </Group>
      </Table.Td>
    </Table.Tr>
  );
}
