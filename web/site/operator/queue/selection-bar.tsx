import { Button, Group, Paper, Text } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import styles from './queue.module.css';
import type { ReviewDesk } from './review-desk.ts';
import { decideBy, type OpenDialog } from './use-queue-keys.ts';
import { useWatched } from './use-review-desk.ts';

interface Props {
  readonly desk: ReviewDesk;
  readonly onOpen: (dialog: OpenDialog) => void;
}

/** What can be done with all that are selected; nothing while none is. */
export function SelectionBar({ desk, onOpen }: Props) {
  const { selection } = useWatched(desk);
  const { rows, totalCount, hasMore, loading } = useWatched(desk.list);
  useWatched(desk.queue);
  if (selection.size === 0) return null;
  const isAll = rows.every(({ id }) => selection.has(id) || !desk.isOpen(id));
  return (
    <Paper
      withBorder
      shadow="md"
      p="sm"
      className={styles.selection}
      role="toolbar"
      aria-label="Selection"
    >
      <Group justify="space-between" gap="xs">
        <Group gap="xs">
          <Text fw={600}>{selection.size.toLocaleString()} selected</Text>
          {!isAll && (
            <Button size="xs" variant="subtle" onClick={() => desk.selectAll()}>
              Select all loaded
            </Button>
          )}
          {isAll && hasMore && (
            <Button
              size="xs"
              variant="subtle"
              loading={loading === 'more'}
              onClick={() => void desk.selectMore()}
            >
              Select {Math.max(1, Math.min(100, (totalCount ?? 0) - rows.length))} more
            </Button>
          )}
        </Group>
        <Group gap="xs">
          <Button
            size="xs"
            leftSection={<IconCheck size={14} aria-hidden />}
            aria-label="Approve selected"
            onClick={() => decideBy(desk, 'APPROVE', onOpen)}
          >
            Approve
          </Button>
          <Button
            size="xs"
            color="red"
            leftSection={<IconX size={14} aria-hidden />}
            aria-label="Reject selected"
            onClick={() => decideBy(desk, 'REJECT', onOpen)}
          >
            Reject
          </Button>
          <Button size="xs" variant="subtle" onClick={() => desk.clearSelection()}>
            Clear
          </Button>
        </Group>
      </Group>
    </Paper>
  );
}
