import { Badge, Button, Center, Group, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { IconBook, IconEyeCheck, IconTag } from '@tabler/icons-react';
import { useState } from 'react';
import { EmptyState } from '../../shared/empty-state.tsx';
import { ErrorState } from '../../shared/error-state.tsx';
import { ListEnd } from '../../shared/list-end.tsx';
import { ListSkeleton } from '../../shared/skeletons.tsx';
import { useInfiniteConnection } from '../../shared/use-infinite-connection.ts';
import { Time } from '../../shared/values.tsx';
import {
  MemberRecommendationsDocument,
  type MemberRecommendationsQuery,
} from './generated/graphql.ts';
import { useBroughtUpToDate } from './use-brought-up-to-date.ts';

type Recommendation = NonNullable<
  MemberRecommendationsQuery['me']
>['recommendations']['nodes'][number];

/** How many are shown at first: what else the page says should be in reach. */
const fewest = 6;

/** What operators approved for the member. What is approved meanwhile appears by itself. */
export function Recommendations() {
  const list = useInfiniteConnection({
    document: MemberRecommendationsDocument,
    variables: (after) => ({ first: 20, after }),
    connectionOf: ({ me }) => me?.recommendations,
  });
  const { nodes, totalCount, isLoading, error, refresh } = list;
  useBroughtUpToDate(refresh);
  const [all, setAll] = useState(false);
  const shown = all ? nodes : nodes.slice(0, fewest);
  return (
    <section aria-labelledby="recommendations">
      <Title order={2} size="h3" mb="md" id="recommendations">
        Recommended for you
      </Title>
      {error && nodes.length === 0 && <ErrorState error={error} onRetry={refresh} />}
      {isLoading && <ListSkeleton rows={3} />}
      {totalCount === 0 && (
        <Paper withBorder>
          <EmptyState icon={IconEyeCheck} title="A person is checking them">
            Nothing is recommended by a machine alone: our reviewers read each recommendation first.
            What they approve appears here by itself.
          </EmptyState>
        </Paper>
      )}
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        {shown.map((recommendation) => (
          <RecommendationCard key={recommendation.id} recommendation={recommendation} />
        ))}
      </SimpleGrid>
      {all && <ListEnd {...list} />}
      {!all && nodes.length > fewest && (
        <Center pt="md">
          <Button variant="default" onClick={() => setAll(true)}>
            Show all {totalCount?.toLocaleString()}
          </Button>
        </Center>
      )}
    </section>
  );
}

const looks = {
  EDUCATION: { label: 'To learn', icon: IconBook, color: 'blue' },
  PARTNER_OFFER: { label: 'Partner offer', icon: IconTag, color: 'grape' },
} as const;

const disclaimer = 'This is educational content, not financial advice.';

function RecommendationCard({ recommendation }: { readonly recommendation: Recommendation }) {
  const { title, content, rationale, type, approvedAt } = recommendation;
  const { label, icon: Icon, color } = looks[type];
  // The gateway ends each text with it; here it stands apart.
  const text = content.endsWith(disclaimer) ? content.slice(0, -disclaimer.length).trim() : content;
  return (
    <Paper withBorder p="lg" component="article">
      <Stack gap="sm" h="100%">
        <Group justify="space-between" gap="xs">
          <Badge
            variant="light"
            color={color}
            className="tinted-badge"
            leftSection={<Icon size={12} aria-hidden />}
          >
            {label}
          </Badge>
          <Text size="sm" c="dimmed">
            <Time at={approvedAt} />
          </Text>
        </Group>
        <Title order={3} size="h4">
          {title}
        </Title>
        <Text>{text}</Text>
        <Text size="sm">
          <strong>Why you see this:</strong> {rationale}
        </Text>
        <Text size="xs" c="dimmed" mt="auto">
          {disclaimer}
        </Text>
      </Stack>
    </Paper>
  );
}
