import { Alert, SimpleGrid, Skeleton, Text } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { QueryView } from '../../shared/query-view.tsx';
import classes from './about-member.module.css';
import type { WindowSignalsFragment } from './generated/graphql.ts';
import { scalesOf } from './signal-scales.ts';
import { useMemberStory } from './use-member-story.ts';

const WindowOfSignals = lazy(() => import('./window-of-signals.tsx'));

/** What a member's transactions tell, of 30 and of 180 days side by side and on the same scales. */
export function MemberSignals({ userId }: { readonly userId: string }) {
  const { data, error, again } = useMemberStory(userId);
  return (
    <QueryView data={data} error={error} onRetry={again} skeleton={<ChartSkeletons />}>
      {({ user }) =>
        user?.profile ? (
          <Windows short={user.profile.signals30d} long={user.profile.signals180d} />
        ) : (
          <Text c="dimmed" size="sm">
            No signals yet. They are computed from the first upload that can be used.
          </Text>
        )
      }
    </QueryView>
  );
}

interface WindowsProps {
  readonly short: WindowSignalsFragment | null;
  readonly long: WindowSignalsFragment | null;
}

function Windows({ short, long }: WindowsProps) {
  const scales = scalesOf([short, long]);
  return (
    <Suspense fallback={<ChartSkeletons />}>
      <div className={classes.windows}>
        {[short ?? 30, long ?? 180].map((window) =>
          typeof window === 'number' ? (
            <Alert
              key={window}
              color="gray"
              className={classes.window}
              icon={<IconInfoCircle aria-hidden />}
            >
              Nothing is known of the last {window} days.
            </Alert>
          ) : (
            <WindowOfSignals key={window.windowDays} signals={window} scales={scales} />
          ),
        )}
      </div>
    </Suspense>
  );
}

function ChartSkeletons() {
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg" role="status" aria-label="Loading" aria-busy>
      <Skeleton height={420} radius="md" />
      <Skeleton height={420} radius="md" />
    </SimpleGrid>
  );
}
