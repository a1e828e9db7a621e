import { Group, Text, Timeline } from '@mantine/core';
import { IconUser } from '@tabler/icons-react';
import { PersonaBadge } from '../../shared/badges.tsx';
import { QueryView } from '../../shared/query-view.tsx';
import { Time } from '../../shared/values.tsx';
import type { MemberStoryQuery } from './generated/graphql.ts';
import { useMemberStory } from './use-member-story.ts';

type History = NonNullable<MemberStoryQuery['user']>['personaHistory'];

/** Every persona that a member had, the latest first. */
export function PersonaTimeline({ userId }: { readonly userId: string }) {
  const { data, error, again } = useMemberStory(userId);
  return (
    <QueryView data={data} error={error} onRetry={again}>
      {({ user }) =>
        user && user.personaHistory.totalCount > 0 ? (
          <Entries history={user.personaHistory} />
        ) : (
          <Text c="dimmed" size="sm">
            No persona yet. The first one is assigned when an upload has been processed.
          </Text>
        )
      }
    </QueryView>
  );
}

function Entries({ history: { nodes, totalCount } }: { readonly history: History }) {
  return (
    <>
      <Timeline active={0} bulletSize={26} lineWidth={2}>
        {nodes.map((entry, place) => (
          <Timeline.Item
            key={entry.id}
            bullet={<IconUser size={14} aria-hidden />}
            title={
              <Group gap="xs">
                <PersonaBadge persona={entry} />
                {place === 0 && (
                  <Text size="xs" c="dimmed">
                    latest
                  </Text>
                )}
              </Group>
            }
          >
            <Text size="sm" c="dimmed">
              since <Time at={entry.assignedAt} />
            </Text>
          </Timeline.Item>
        ))}
      </Timeline>
      {totalCount > nodes.length && (
        <Text size="sm" c="dimmed" mt="sm">
          and {(totalCount - nodes.length).toLocaleString()} before that
        </Text>
      )}
    </>
  );
}
