import { Badge, Button, NativeSelect, Stack } from '@mantine/core';
import { IconRefresh, IconUpload } from '@tabler/icons-react';
import { useSearchParams } from 'wouter';
import { EmptyState } from '../../shared/empty-state.tsx';
import { ErrorState } from '../../shared/error-state.tsx';
import { ListEnd } from '../../shared/list-end.tsx';
import { Page } from '../../shared/page.tsx';
import { ListSkeleton } from '../../shared/skeletons.tsx';
import { useInfiniteConnection } from '../../shared/use-infinite-connection.ts';
import { StaffUploadsDocument, type UploadStatus } from './generated/graphql.ts';
import { UploadRow } from './upload-row.tsx';

const choices: readonly { readonly value: UploadStatus | ''; readonly label: string }[] = [
  { value: '', label: 'All' },
  { value: 'FAILED', label: 'Failed' },
  { value: 'COMPLETED', label: 'Completed' },
  { value: 'PROCESSING', label: 'Processing' },
  { value: 'PENDING', label: 'Waiting for the file' },
];

/** The uploads of all members who consent, the latest first; the address names a status. */
export default function UploadsPage() {
  const [search, setSearch] = useSearchParams();
  const chosen = choices.find(({ value }) => value === search.get('status'))?.value || null;
  const uploads = useInfiniteConnection({
    document: StaffUploadsDocument,
    variables: (after) => ({ filter: chosen && { status: chosen }, first: 30, after }),
    connectionOf: (data) => data.uploads,
  });
  const { nodes, totalCount, isLoading, error, refresh } = uploads;
  return (
    <Page
      title="Member uploads"
      aside={totalCount !== null && <Badge>{totalCount.toLocaleString()}</Badge>}
      actions={
        <Button
          variant="default"
          leftSection={<IconRefresh size={16} aria-hidden />}
          onClick={refresh}
        >
          Refresh
        </Button>
      }
    >
      <NativeSelect
        label="Status"
        maw={240}
        className="no-print"
        data={[...choices]}
        value={chosen ?? ''}
        onChange={({ currentTarget: { value } }) => setSearch(value ? { status: value } : {})}
      />
      {error && <ErrorState error={error} onRetry={refresh} />}
      {isLoading && <ListSkeleton />}
      {totalCount === 0 && (
        <EmptyState icon={IconUpload} title={chosen ? 'None with this status' : 'No uploads yet'}>
          {chosen
            ? 'Choose another status to see other uploads.'
            : 'Files appear here once members who consent send them.'}
        </EmptyState>
      )}
      <Stack gap="xs">
        {nodes.map((upload) => (
          <UploadRow key={upload.id} upload={upload} />
        ))}
      </Stack>
      <ListEnd {...uploads} />
    </Page>
  );
}
