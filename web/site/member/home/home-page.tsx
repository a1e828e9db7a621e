import { Stack } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useQuery } from 'urql';
import { typed } from '../../api/typed.ts';
import { PersonaBadge } from '../../shared/badges.tsx';
import { Page } from '../../shared/page.tsx';
import { QueryView } from '../../shared/query-view.tsx';
import { CardSkeleton } from '../../shared/skeletons.tsx';
import { MemberHomeDocument, type MemberHomeQuery } from './generated/graphql.ts';
import { Journey } from './journey.tsx';
import { PersonaCard } from './persona-card.tsx';
import { PersonaTimeline } from './persona-timeline.tsx';
import { Recommendations } from './recommendations.tsx';

const SignalsSection = lazy(() => import('./signals/signals-section.tsx'));

/** What the member's transactions say, and the recommendations that were approved; or how to get there. */
export default function HomePage() {
  const [{ data, error }, ask] = useQuery({ query: typed(MemberHomeDocument) });
  return (
    <Page title="Home" aside={data?.me?.profile && <PersonaBadge persona={data.me.profile} />}>
      <QueryView
        data={data?.me}
        error={error}
        onRetry={() => ask({ requestPolicy: 'network-only' })}
      >
        {(me) => <Content me={me} />}
      </QueryView>
    </Page>
  );
}

function Content({ me }: { readonly me: NonNullable<MemberHomeQuery['me']> }) {
  const { profile } = me;
  if (!profile) return <Journey me={me} />;
  return (
    <Stack gap="xl" maw={1200}>
      <PersonaCard profile={profile} />
      <Recommendations />
      <Suspense fallback={<CardSkeleton lines={8} />}>
        <SignalsSection />
      </Suspense>
      <PersonaTimeline />
    </Stack>
  );
}
