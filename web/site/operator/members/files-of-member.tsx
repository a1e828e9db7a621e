import { Stack, Text } from '@mantine/core';
import { ErrorState } from '../../shared/error-state.tsx';
import { ListEnd } from '../../shared/list-end.tsx';
import { ListSkeleton } from '../../shared/skeletons.tsx';
import { useInfiniteConnection } from '../../shared/use-infinite-connection.ts';
import { FileOfMember } from './file-of-member.tsx';
import { FilesOfMemberDocument } from './generated/graphql.ts';

/** A browser has few connections: the others are followed when these are done. */
const mostFollowed = 2;

/** The files that a member sent, the latest first. */
export function FilesOfMember({ userId }: { readonly userId: string }) {
  const files = useInfiniteConnection({
    document: FilesOfMemberDocument,
    variables: (after) => ({ id: userId, first: 20, after }),
    connectionOf: ({ user }) => user?.uploads,
  });
  const processing = files.nodes.filter(({ status }) => status === 'PROCESSING');
  const followed = processing.slice(0, mostFollowed);
  return (
    <Stack gap="md">
      {files.error && <ErrorState error={files.error} onRetry={files.refresh} />}
      {files.isLoading && <ListSkeleton rows={2} />}
      {files.totalCount === 0 && (
        <Text size="sm" c="dimmed">
          This member has not sent a file yet.
        </Text>
      )}
      {files.nodes.map((file) => (
        <FileOfMember key={file.id} file={file} isFollowed={followed.includes(file)} />
      ))}
      <ListEnd {...files} />
    </Stack>
  );
}
