import { Badge, Stack, Text } from '@mantine/core';
import { IconUserSearch, IconUsers } from '@tabler/icons-react';
import { EmptyState } from '../../shared/empty-state.tsx';
import { ErrorState } from '../../shared/error-state.tsx';
import { ListEnd } from '../../shared/list-end.tsx';
import { Page } from '../../shared/page.tsx';
import { ListSkeleton } from '../../shared/skeletons.tsx';
import { useInfiniteConnection } from '../../shared/use-infinite-connection.ts';
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
  const members = useInfiniteConnection({
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
  const { nodes, totalCount, isLoading, error, refresh } = members;
  const isFiltered = isSearched || personaId !== null;
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
      {error && <ErrorState error={error} onRetry={refresh} />}
      {isLoading && <ListSkeleton />}
      {totalCount === 0 && <NoMembers isFiltered={isFiltered} />}
      <Stack gap="xs" component="ul" p={0} m={0} aria-label="Members">
        {nodes.map((member) => (
          <MemberRow key={member.id} member={member} />
        ))}
      </Stack>
      <ListEnd {...members} />
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
