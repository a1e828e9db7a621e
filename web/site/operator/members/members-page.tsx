import { Anchor, Badge, Group, Paper, Stack, Text } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { Link } from 'wouter';
import { PersonaBadge } from '../../shared/badges.tsx';
import { EmptyState } from '../../shared/empty-state.tsx';
import { ErrorState } from '../../shared/error-state.tsx';
import { ListEnd } from '../../shared/list-end.tsx';
import { Page } from '../../shared/page.tsx';
import { ListSkeleton } from '../../shared/skeletons.tsx';
import { useInfiniteConnection } from '../../shared/use-infinite-connection.ts';
import { Time } from '../../shared/values.tsx';
import { MembersDocument } from './generated/graphql.ts';

/** The members who consent, the newest first. */
export default function MembersPage() {
  const members = useInfiniteConnection({
    document: MembersDocument,
    variables: (after) => ({ filter: { role: 'USER' as const }, first: 30, after }),
    connectionOf: ({ users }) => users,
  });
  const { nodes, totalCount, isLoading, error, refresh } = members;
  return (
    <Page
      title="Members"
      aside={totalCount !== null && <Badge>{totalCount.toLocaleString()}</Badge>}
    >
      {error && <ErrorState error={error} onRetry={refresh} />}
      {isLoading && <ListSkeleton />}
      {totalCount === 0 && (
        <EmptyState icon={IconUsers} title="No members yet">
          Members appear here once they consent to the processing of their data.
        </EmptyState>
      )}
      <Stack gap="xs">
        {nodes.map(({ id, email, profile, createdAt }) => (
          <Paper key={id} withBorder p="sm">
            <Group justify="space-between" gap="xs">
              <Stack gap={2}>
                <Anchor component={Link} href={`/operator/members/${id}`} fw={600}>
                  {email ?? id}
                </Anchor>
                <Text size="sm" c="dimmed">
                  Since <Time at={createdAt} />
                </Text>
              </Stack>
              <PersonaBadge persona={profile} />
            </Group>
          </Paper>
        ))}
      </Stack>
      <ListEnd {...members} />
    </Page>
  );
}
