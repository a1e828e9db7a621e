import { Button, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { IconEyeCheck } from '@tabler/icons-react';
import { EmptyState } from '../../shared/empty-state.tsx';
import { ErrorState } from '../../shared/error-state.tsx';
import { ListSkeleton } from '../../shared/skeletons.tsx';
import { RecommendationCard } from './recommendation-card.tsx';
import { type Recommendation, useRecommendations } from './use-recommendations.ts';

/** What operators approved for the member. What is approved meanwhile appears by itself. */
export function Recommendations() {
  const { shown, arrived, total, hasMore, isLoading, isLoadingMore, error, showMore, retry } =
    useRecommendations();
  return (
    <section aria-labelledby="recommendations">
      <Title order={2} size="h3" mb="md" id="recommendations">
        Recommended for you
      </Title>
      <Text role="status" size="sm" mb={arrived.length > 0 ? 'md' : 0}>
        {announcementOf(arrived)}
      </Text>
      {isLoading && <ListSkeleton rows={3} />}
      {total === 0 && (
        <Paper withBorder>
          <EmptyState icon={IconEyeCheck} title="A person is checking them">
            Nothing is recommended by a machine alone: our reviewers read each recommendation first.
            What they approve appears here by itself.
          </EmptyState>
        </Paper>
      )}
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        {shown.map((recommendation) => (
          <RecommendationCard
            key={recommendation.id}
            recommendation={recommendation}
            isNew={arrived.includes(recommendation)}
          />
        ))}
      </SimpleGrid>
      <Stack align="center" gap="xs" pt="md">
        {error && <ErrorState error={error} onRetry={retry} />}
        {!error && hasMore && shown.length > 0 && (
          <>
            <Text size="sm" c="dimmed">
              {shown.length} of {total?.toLocaleString()}
            </Text>
            <Button variant="default" loading={isLoadingMore} onClick={showMore}>
              Show more
            </Button>
          </>
        )}
      </Stack>
    </section>
  );
}

function announcementOf(arrived: readonly Recommendation[]): string {
  const [latest, ...others] = arrived;
  if (!latest) return '';
  return others.length === 0
    ? `New recommendation: ${latest.title}`
    : `${arrived.length} new recommendations, the latest: ${latest.title}`;
}
