import { Anchor, Badge, Group, Paper, Stack, Text } from '@mantine/core';
import { IconConfetti } from '@tabler/icons-react';
import { Link } from 'wouter';
import { PersonaBadge, StatusBadge } from '../../shared/badges.tsx';
import { EmptyState } from '../../shared/empty-state.tsx';
import { ErrorState } from '../../shared/error-state.tsx';
import { ListEnd } from '../../shared/list-end.tsx';
import { Page } from '../../shared/page.tsx';
import { ListSkeleton } from '../../shared/skeletons.tsx';
import { useInfiniteConnection } from '../../shared/use-infinite-connection.ts';
import { Time } from '../../shared/values.tsx';
import { QueueDocument, type QueueRowFragment } from './generated/graphql.ts';

/** What waits for a decision, the longest waiting first. */
export default function QueuePage() {
  const queue = useInfiniteConnection({
    document: QueueDocument,
    variables: (after) => ({
      filter: { status: 'PENDING' as const },
      orderBy: 'OLDEST_FIRST' as const,
      first: 30,
      after,
    }),
    connectionOf: ({ recommendations }) => recommendations,
  });
  const { nodes, totalCount, isLoading, error, refresh } = queue;
  return (
    <Page
      title="Review queue"
      aside={totalCount !== null && <Badge>{totalCount.toLocaleString()} waiting</Badge>}
    >
      {error && <ErrorState error={error} onRetry={refresh} />}
      {isLoading && <ListSkeleton />}
      {totalCount === 0 && (
        <EmptyState icon={IconConfetti} title="Everything is reviewed">
          New recommendations appear here by themselves when members upload their transactions.
        </EmptyState>
      )}
      <Stack gap="xs">
        {nodes.map((row) => (
          <QueueRow key={row.id} row={row} />
        ))}
      </Stack>
      <ListEnd {...queue} />
    </Page>
  );
}

function QueueRow({ row }: { readonly row: QueueRowFragment }) {
  return (
    <Paper withBorder p="sm">
      <Group justify="space-between" gap="xs">
        <Stack gap={2}>
          <Anchor component={Link} href={`/operator/recommendations/${row.id}`} fw={600}>
            {row.title}
          </Anchor>
          <Text size="sm" c="dimmed">
            {row.user?.email ?? 'Unknown member'} · <Time at={row.createdAt} />
          </Text>
        </Stack>
        <Group gap="xs">
          <PersonaBadge persona={row.user?.profile} />
          <StatusBadge status={row.status} />
        </Group>
      </Group>
    </Paper>
  );
}
