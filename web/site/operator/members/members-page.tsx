import { Badge, Text } from '@mantine/core';
import { IconUserSearch, IconUsers } from '@tabler/icons-react';
import { EmptyState } from '../../shared/empty-state.tsx';
import { ErrorState } from '../../shared/error-state.tsx';
import { ListEnd } from '../../shared/list-end.tsx';
import { Page } from '../../shared/page.tsx';
import { ListSkeleton } from '../../shared/skeletons.tsx';
import { usePagedConnection } from '../../shared/use-paged-connection.ts';
import { VirtualList } from '../../shared/virtual-list.tsx';
import { MembersDocument } from './generated/graphql.ts';
import { MemberRow } from './member-row.tsx';
import { MembersSearch } from './members-search.tsx';
import { useMembersFilter } from './use-members-filter.ts';

const [leastSearch, pageLength] = [2, 50];

/** The members who consent, the newest first, by what is searched for. */
export default function MembersPage() {
  const filter = useMembersFilter();
  const { search, personaId } = filter;
  const isSearched = search.length >= leastSearch;
  const members = usePagedConnection({
    document: MembersDocument,
    variables: (after) => ({
      filter: {
        role: 'USER' as const,
        ...(isSearched && { search }),
        ...(personaId !== null && { personaId }),
      },
      first: pageLength,
      after,
    }),
    connectionOf: ({ users }) => users,
  });
  const { nodes, totalCount, isLoading, error, retry } = members;
  return (
    <Page
      title="Members"
      aside={totalCount !== null && <Badge>{totalCount.toLocaleString()}</Badge>}
    >
      <MembersSearch filter={filter} />
      {search.length === 1 && (
        <Text size="sm" c="dimmed" role="status">
          One more character, and the search begins.
        </Text>
      )}
      {isLoading && <ListSkeleton />}
      {totalCount === 0 && <NoMembers isFiltered={isSearched || personaId !== null} />}
      {nodes.length > 0 && (
        <VirtualList
          label="Members"
          rows={nodes}
          count={totalCount ?? 0}
          rowHeight={82}
          place={`members ${isSearched ? search : ''} ${personaId}`}
        >
          {(member) => <MemberRow member={member} />}
        </VirtualList>
      )}
      {error ? <ErrorState error={error} onRetry={retry} /> : <ListEnd {...members} />}
    </Page>
  );
}

function NoMembers({ isFiltered }: { readonly isFiltered: boolean }) {
  return isFiltered ? (
    <EmptyState icon={IconUserSearch} title="Nobody matches">
      Try a shorter part of the email or phone number, or any persona.
    </EmptyState>
  ) : (
    <EmptyState icon={IconUsers} title="No members yet">
      Members appear here once they consent to the processing of their data.
    </EmptyState>
  );
}
