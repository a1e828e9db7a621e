import { Badge, Button, NativeSelect } from '@mantine/core';
import { IconRefresh, IconUpload } from '@tabler/icons-react';
import { useState } from 'react';
import { useSearchParams } from 'wouter';
import { EmptyState } from '../../shared/empty-state.tsx';
import { ErrorState } from '../../shared/error-state.tsx';
import { ListEnd } from '../../shared/list-end.tsx';
import { Page } from '../../shared/page.tsx';
import { ListSkeleton } from '../../shared/skeletons.tsx';
import { usePagedConnection } from '../../shared/use-paged-connection.ts';
import { VirtualList } from '../../shared/virtual-list.tsx';
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
  const uploads = usePagedConnection({
    document: StaffUploadsDocument,
    variables: (after) => ({ filter: chosen && { status: chosen }, first: 30, after }),
    connectionOf: (data) => data.uploads,
  });
  // Kept here, since a row that is scrolled out of sight is gone.
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const { nodes, totalCount, isLoading, error, refresh, retry } = uploads;
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
      {isLoading && <ListSkeleton />}
      {totalCount === 0 && (
        <EmptyState icon={IconUpload} title={chosen ? 'None with this status' : 'No uploads yet'}>
          {chosen
            ? 'Choose another status to see other uploads.'
            : 'Files appear here once members who consent send them.'}
        </EmptyState>
      )}
      {nodes.length > 0 && (
        <VirtualList
          label="Uploads"
          rows={nodes}
          count={totalCount ?? 0}
          rowHeight={82}
          place={`uploads ${chosen}`}
        >
          {(upload) => (
            <UploadRow
              upload={upload}
              opened={opened.has(upload.id)}
              onToggle={() => setOpened(toggled(opened, upload.id))}
            />
          )}
        </VirtualList>
      )}
      {error ? <ErrorState error={error} onRetry={retry} /> : <ListEnd {...uploads} />}
    </Page>
  );
}

/** A set with this one in it, or without it where it was there. */
function toggled(set: ReadonlySet<string>, id: string): ReadonlySet<string> {
  return new Set(set.has(id) ? [...set].filter((one) => one !== id) : [...set, id]);
}
