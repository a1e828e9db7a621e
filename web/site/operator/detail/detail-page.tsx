import { Group, Paper, Text, Title } from '@mantine/core';
import { useQuery } from 'urql';
import { typed } from '../../api/typed.ts';
import { PersonaBadge, StatusBadge } from '../../shared/badges.tsx';
import { EmptyState } from '../../shared/empty-state.tsx';
import { Page } from '../../shared/page.tsx';
import { QueryView } from '../../shared/query-view.tsx';
import { Time } from '../../shared/values.tsx';
import type { PageProps } from '../../shell/page-routes.tsx';
import { RecommendationDetailDocument } from './generated/graphql.ts';

/** One recommendation, with everything that a decision needs. */
export default function DetailPage({ params: { id = '' } }: PageProps) {
  const query = typed(RecommendationDetailDocument);
  const [{ data, error }, ask] = useQuery({ query, variables: { id } });
  const again = () => ask({ requestPolicy: 'network-only' });
  return (
    <Page title="Recommendation">
      <QueryView data={data} error={error} onRetry={again}>
        {({ recommendation }) =>
          recommendation ? (
            <Paper withBorder p="lg">
              <Group justify="space-between">
                <Title order={2} size="h3">
                  {recommendation.title}
                </Title>
                <Group gap="xs">
                  <PersonaBadge persona={recommendation.user?.profile} />
                  <StatusBadge status={recommendation.status} />
                </Group>
              </Group>
              <Text size="sm" c="dimmed" mb="md">
                For {recommendation.user?.email ?? 'an unknown member'} ·{' '}
                <Time at={recommendation.createdAt} />
              </Text>
              <Text mb="sm">{recommendation.content}</Text>
              <Text c="dimmed">{recommendation.rationale}</Text>
            </Paper>
          ) : (
            <EmptyState title="There is no such recommendation">
              It may have been withdrawn because the member ended their consent.
            </EmptyState>
          )
        }
      </QueryView>
    </Page>
  );
}
