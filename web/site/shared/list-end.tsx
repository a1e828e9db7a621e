import { Button, Center } from '@mantine/core';
import { useIntersection } from '@mantine/hooks';
import { useEffect } from 'react';
import type { InfiniteConnection } from './use-infinite-connection.ts';

type Props = Pick<InfiniteConnection<unknown>, 'hasMore' | 'isLoadingMore' | 'loadMore'>;

/** The end of a list: loads the next page when it comes into sight, or by its button. */
export function ListEnd({ hasMore, isLoadingMore, loadMore }: Props) {
  const { ref, entry } = useIntersection({ rootMargin: '400px' });
  const isNear = entry?.isIntersecting ?? false;
  useEffect(() => {
    if (isNear && !isLoadingMore) loadMore();
  }, [isNear, isLoadingMore, loadMore]);
  if (!hasMore) return null;
  return (
    <Center ref={ref} py="md">
      <Button variant="default" loading={isLoadingMore} onClick={loadMore}>
        Show more
      </Button>
    </Center>
  );
}
