import { SimpleGrid, Skeleton, Stack } from '@mantine/core';

const figures = ['waiting', 'median', 'rate', 'decided', 'made', 'members'];

/** The page while its figures are on their way, in their places. */
export function AnalyticsSkeleton() {
  return (
    <Stack gap="md" role="status" aria-label="Loading" aria-busy>
      <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }}>
        {figures.map((figure) => (
          <Skeleton key={figure} height={110} radius="md" />
        ))}
      </SimpleGrid>
      <Skeleton height={400} radius="md" />
      <Skeleton height={480} radius="md" />
    </Stack>
  );
}
