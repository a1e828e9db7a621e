import { Paper, Skeleton, Stack } from '@mantine/core';

/** Rows that are on their way. */
export function ListSkeleton({ rows = 6 }: { readonly rows?: number }) {
  return (
    <Stack gap="xs" role="status" aria-label="Loading" aria-busy>
      {Array.from({ length: rows }, (_, row) => row).map((row) => (
        <Skeleton key={row} height={64} radius="md" />
      ))}
    </Stack>
  );
}

/** A card that is on its way. */
export function CardSkeleton({ lines = 4 }: { readonly lines?: number }) {
  return (
    <Paper withBorder p="lg" role="status" aria-label="Loading" aria-busy>
      <Skeleton height={22} width="40%" mb="lg" />
      {Array.from({ length: lines }, (_, line) => line).map((line) => (
        <Skeleton key={line} height={12} mb="sm" width={`${100 - line * 9}%`} />
      ))}
    </Paper>
  );
}

/** A whole page that is on its way. */
export function PageSkeleton() {
  return (
    <Stack gap="lg" maw={1600} mx="auto">
      <Skeleton height={32} width={220} />
      <ListSkeleton />
    </Stack>
  );
}
