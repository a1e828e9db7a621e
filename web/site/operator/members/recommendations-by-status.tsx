import { Anchor, Group, Stack, Tabs, Text } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import { StatusBadge } from '../../shared/badges.tsx';
import { ErrorState } from '../../shared/error-state.tsx';
import { ListEnd } from '../../shared/list-end.tsx';
import { ListSkeleton } from '../../shared/skeletons.tsx';
import { useInfiniteConnection } from '../../shared/use-infinite-connection.ts';
import { Time } from '../../shared/values.tsx';
import {
  MemberRecommendationsDocument,
  type MemberRecommendationsQuery,
  type RecommendationStatus,
} from './generated/graphql.ts';
import classes from './members.module.css';

type Row = MemberRecommendationsQuery['recommendations']['nodes'][number];

const statuses = [
  ['PENDING', 'Waiting', 'Nothing waits for a decision.'],
  ['APPROVED', 'Approved', 'Nothing was approved, so the member sees nothing yet.'],
  ['REJECTED', 'Rejected', 'Nothing was rejected.'],
] as const satisfies readonly (readonly [RecommendationStatus, string, string])[];

/** What was proposed to a member: what waits, what they see, what they never will. */
export function RecommendationsByStatus({ userId }: { readonly userId: string }) {
  const [shown, show] = useState<string | null>('PENDING');
  return (
    <Tabs value={shown} onChange={show} keepMounted={false}>
      <Tabs.List mb="md">
        {statuses.map(([status, label]) => (
          <Tabs.Tab key={status} value={status}>
            {label}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {statuses.map(([status, , empty]) => (
        <Tabs.Panel key={status} value={status}>
          <Recommendations userId={userId} status={status} empty={empty} />
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}

interface ListProps {
  readonly userId: string;
  readonly status: RecommendationStatus;
  readonly empty: string;
}

function Recommendations({ userId, status, empty }: ListProps) {
  const list = useInfiniteConnection({
    document: MemberRecommendationsDocument,
    variables: (after) => ({ filter: { userId, status }, first: 100, after }),
    connectionOf: ({ recommendations }) => recommendations,
  });
  // One that was decided here a moment ago is still in the list as it was loaded.
  const rows = list.nodes.filter((row) => row.status === status);
  return (
    <Stack gap="sm">
      {list.error && <ErrorState error={list.error} onRetry={list.refresh} />}
      {list.isLoading && <ListSkeleton rows={2} />}
      {!list.isLoading && !list.error && rows.length === 0 && (
        <Text size="sm" c="dimmed">
          {empty}
        </Text>
      )}
      {rows.map((row) => (
        <RecommendationRow key={row.id} row={row} />
      ))}
      <ListEnd {...list} />
    </Stack>
  );
}

function RecommendationRow({ row }: { readonly row: Row }) {
  const { id, title, status, createdAt, approvedAt, rejectedAt, rejectionReason } = row;
  const decidedAt = approvedAt ?? rejectedAt;
  return (
    <Group justify="space-between" gap="xs">
      <div>
        <Anchor component={Link} href={`/operator/recommendations/${id}`} className={classes.text}>
          {title}
        </Anchor>
        <Text size="sm" c="dimmed" className={classes.text}>
          made <Time at={createdAt} />
          {decidedAt && (
            <>
              {' '}
              · decided <Time at={decidedAt} />
            </>
          )}
          {rejectionReason && ` · “${rejectionReason}”`}
        </Text>
      </div>
      <StatusBadge status={status} />
    </Group>
  );
}
