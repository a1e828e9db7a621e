import { Stack, Text, Title } from '@mantine/core';
import { ErrorState } from '../../shared/error-state.tsx';
import { ListEnd } from '../../shared/list-end.tsx';
import { ListSkeleton } from '../../shared/skeletons.tsx';
import type { InfiniteConnection } from '../../shared/use-infinite-connection.ts';
import type { MemberUploadRowFragment } from './generated/graphql.ts';
import { UploadRow } from './upload-row.tsx';

interface Props {
  readonly uploads: InfiniteConnection<MemberUploadRowFragment>;
  /** Those that stand above the list still. */
  readonly without: ReadonlySet<string>;
  /** Whether some are on their way. */
  readonly isSending: boolean;
  /** How many may be followed live: a browser has few connections. */
  readonly mostFollowed: number;
}

/** The files that were sent before, the latest first. */
export function UploadList({ uploads, without, isSending, mostFollowed }: Props) {
  const { nodes, totalCount, isLoading, error, refresh } = uploads;
  const shown = nodes.filter(({ id }) => !without.has(id));
  const processing = shown.filter(({ status }) => status === 'PROCESSING').slice(0, mostFollowed);
  if (error && nodes.length === 0) return <ErrorState error={error} onRetry={refresh} />;
  if (isLoading) return <ListSkeleton rows={3} />;
  if (shown.length === 0) {
    return totalCount === 0 && !isSending ? (
      <Text c="dimmed" ta="center">
        Nothing uploaded yet. What you send appears here, with what became of it.
      </Text>
    ) : null;
  }
  return (
    <Stack gap="xs" component="section" aria-labelledby="sent-files">
      <Title order={2} size="h4" id="sent-files">
        Files you sent
      </Title>
      {shown.map((upload) => (
        <UploadRow key={upload.id} upload={upload} isFollowed={processing.includes(upload)} />
      ))}
      <ListEnd {...uploads} />
    </Stack>
  );
}
