import { Text, Timeline, Title } from '@mantine/core';
import { IconUser } from '@tabler/icons-react';
import { ErrorState } from '../../shared/error-state.tsx';
import { ListEnd } from '../../shared/list-end.tsx';
import { ListSkeleton } from '../../shared/skeletons.tsx';
import { useInfiniteConnection } from '../../shared/use-infinite-connection.ts';
import { Time } from '../../shared/values.tsx';
import { MemberTimelineDocument } from './generated/graphql.ts';
import { personaWords } from './persona-words.ts';

/** Every persona so far, the latest first. */
export function PersonaTimeline() {
  const history = useInfiniteConnection({
    document: MemberTimelineDocument,
    variables: (after) => ({ first: 20, after }),
    connectionOf: ({ me }) => me?.personaHistory,
  });
  const { nodes, isLoading, error, refresh } = history;
  return (
    <section aria-labelledby="timeline">
      <Title order={2} size="h3" mb="md" id="timeline">
        Your personas so far
      </Title>
      {error && <ErrorState error={error} onRetry={refresh} />}
      {isLoading && <ListSkeleton rows={2} />}
      <Timeline active={0} bulletSize={28} lineWidth={2}>
        {nodes.map(({ id, personaId, personaName, assignedAt }, place) => (
          <Timeline.Item
            key={id}
            bullet={<IconUser size={16} aria-hidden />}
            title={`${personaName}${place === 0 ? ' (now)' : ''}`}
          >
            <Text size="sm">{personaWords(personaId).headline}</Text>
            <Text size="sm" c="dimmed">
              Since <Time at={assignedAt} />
            </Text>
          </Timeline.Item>
        ))}
      </Timeline>
      <ListEnd {...history} />
    </section>
  );
}
