import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import { StatusBadge } from '../../shared/badges.tsx';
import { ErrorState } from '../../shared/error-state.tsx';
import { ListEnd } from '../../shared/list-end.tsx';
import { ListSkeleton } from '../../shared/skeletons.tsx';
import { useInfiniteConnection } from '../../shared/use-infinite-connection.ts';
import { Time } from '../../shared/values.tsx';
import classes from './detail.module.css';
import { MemberDecisionsDocument, type MemberDecisionsQuery } from './generated/graphql.ts';

type Row = MemberDecisionsQuery['recommendations']['nodes'][number];

interface Props {
  readonly userId: string;
  /** The one that is shown already. */
  readonly exceptId: string;
}

/** As many as stand beside the trace; the rest is a click away. */
const initially = 5;

/** What else was proposed to the member, and what became of it. */
export function MemberDecisions({ userId, exceptId }: Props) {
  const list = useInfiniteConnection({
    document: MemberDecisionsDocument,
    variables: (after) => ({ filter: { userId }, first: 100, after }),
    connectionOf: ({ recommendations }) => recommendations,
  });
  const [isWhole, setWhole] = useState(false);
  const rows = list.nodes.filter(({ id }) => id !== exceptId);
  const hidden = isWhole ? 0 : Math.max(0, rows.length - initially);
  return (
    <Stack gap="sm">
      {list.error && <ErrorState error={list.error} onRetry={list.refresh} />}
      {list.isLoading && <ListSkeleton rows={3} />}
      {!list.isLoading && !list.error && rows.length === 0 && (
        <Text size="sm" c="dimmed">
          This is the only recommendation for this member.
        </Text>
      )}
      {rows.slice(0, rows.length - hidden).map((row) => (
        <DecisionRow key={row.id} row={row} />
      ))}
      {hidden > 0 ? (
        <Button className="no-print" variant="default" size="xs" onClick={() => setWhole(true)}>
          Show all {rows.length}
        </Button>
      ) : (
        <ListEnd {...list} />
      )}
    </Stack>
  );
}

function DecisionRow({ row }: { readonly row: Row }) {
  const { id, title, status, createdAt, approvedAt, rejectedAt, rejectionReason } = row;
  const decidedAt = approvedAt ?? rejectedAt;
  return (
    <Group justify="space-between" align="flex-start" gap="xs" wrap="nowrap">
      <div>
        <Anchor
          component={Link}
          href={`/operator/recommendations/${id}`}
          size="sm"
          className={classes.content}
        >
          {title}
        </Anchor>
        <Text size="xs" c="dimmed" className={classes.content}>
          {decidedAt ? 'decided ' : 'made '}
          <Time at={decidedAt ?? createdAt} />
          {rejectionReason && ` · “${rejectionReason}”`}
        </Text>
      </div>
      <div className={classes.icon}>
        <StatusBadge status={status} />
      </div>
    </Group>
  );
}
