import { Button, Center, Group, Loader, Text } from '@mantine/core';
import { IconConfetti, IconFilterOff } from '@tabler/icons-react';
import { EmptyState } from '../../shared/empty-state.tsx';
import { ErrorState } from '../../shared/error-state.tsx';
import { ListSkeleton } from '../../shared/skeletons.tsx';
import type { Row } from './decision.ts';
import { countSet, defaultFilters, type Filters } from './filters.ts';
import { QueueRows } from './queue-rows.tsx';
import { useWatched, type Workplace } from './use-review-desk.ts';

interface Props {
  readonly workplace: Workplace;
  readonly filters: Filters;
  readonly onFilters: (filters: Partial<Filters>) => void;
  readonly onReject: (row: Row) => void;
}

/** The list in each of its states. */
export function QueueBody({ workplace, filters, onFilters, onReject }: Props) {
  const { desk, refresh } = workplace;
  const { rows, totalCount, error } = useWatched(desk.list);
  if (rows.length === 0) {
    if (error !== null) return <ErrorState error={error} onRetry={() => void refresh()} />;
    if (totalCount === null) return <ListSkeleton rows={8} />;
    return <Nothing filters={filters} onFilters={onFilters} />;
  }
  return (
    <div>
      <QueueRows workplace={workplace} onReject={onReject} />
      <End workplace={workplace} />
    </div>
  );
}

function Nothing({ filters, onFilters }: Pick<Props, 'filters' | 'onFilters'>) {
  if (filters.status === 'PENDING' && countSet(filters) === 0) {
    return (
      <EmptyState icon={IconConfetti} title="Everything is reviewed">
        New recommendations are announced here by themselves when members upload their transactions.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={IconFilterOff}
      title="Nothing matches"
      action={
        <Button variant="default" onClick={() => onFilters(defaultFilters)}>
          Show all that wait
        </Button>
      }
    >
      No recommendation has what you filter by. Take a filter away, or look at another status.
    </EmptyState>
  );
}

function End({ workplace: { desk, refresh } }: Pick<Props, 'workplace'>) {
  const { rows, hasMore, loading, error } = useWatched(desk.list);
  const decisions = useWatched(desk.queue);
  if (error !== null) {
    return <ErrorState error={error} onRetry={() => void desk.list.loadMore()} />;
  }
  if (loading === 'more') {
    return (
      <Center py="md" role="status" aria-label="More is on its way">
        <Loader size="sm" aria-hidden />
      </Center>
    );
  }
  if (hasMore) return null;
  const kinds = rows.flatMap(({ id }) => decisions.get(id)?.kind ?? []);
  const done = kinds.filter((kind) => kind === 'done').length;
  const isLess = done > 0 || kinds.includes('conflict');
  return (
    <Group justify="center" py="md" gap="sm">
      <Text size="sm" c="dimmed">
        That is all.{done > 0 && ` You decided ${done} of these.`}
      </Text>
      {isLess && (
        <Button size="xs" variant="default" onClick={() => void refresh()}>
          Show what is left
        </Button>
      )}
    </Group>
  );
}
