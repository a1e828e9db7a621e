import { Group, Paper, Stack, Text } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { StatusBadge } from '../../shared/badges.tsx';
import { EmptyState } from '../../shared/empty-state.tsx';
import { ErrorState } from '../../shared/error-state.tsx';
import { ListEnd } from '../../shared/list-end.tsx';
import { Page } from '../../shared/page.tsx';
import { ListSkeleton } from '../../shared/skeletons.tsx';
import { useInfiniteConnection } from '../../shared/use-infinite-connection.ts';
import { Time } from '../../shared/values.tsx';
import { MemberUploadsDocument } from './generated/graphql.ts';

/** The files that the member has sent, the latest first. */
export default function UploadsPage() {
  const uploads = useInfiniteConnection({
    document: MemberUploadsDocument,
    variables: (after) => ({ first: 20, after }),
    connectionOf: ({ me }) => me?.uploads,
  });
  const { nodes, totalCount, isLoading, error, refresh } = uploads;
  return (
    <Page title="Uploads">
      {error && <ErrorState error={error} onRetry={refresh} />}
      {isLoading && <ListSkeleton rows={3} />}
      {totalCount === 0 && (
        <EmptyState icon={IconUpload} title="No files yet">
          Export your transactions from your bank as CSV or JSON; they can have up to 10 MB.
        </EmptyState>
      )}
      <Stack gap="xs">
        {nodes.map(({ id, fileName, status, createdAt, validationErrorCount }) => (
          <Paper key={id} withBorder p="sm">
            <Group justify="space-between" gap="xs">
              <Stack gap={2}>
                <Text fw={600}>{fileName}</Text>
                <Text size="sm" c="dimmed">
                  <Time at={createdAt} />
                  {validationErrorCount > 0 && ` · ${validationErrorCount} faults`}
                </Text>
              </Stack>
              <StatusBadge status={status} />
            </Group>
          </Paper>
        ))}
      </Stack>
      <ListEnd {...uploads} />
    </Page>
  );
}
