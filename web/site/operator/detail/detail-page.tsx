import { Grid, Stack } from '@mantine/core';
import { IconFileOff } from '@tabler/icons-react';
import { useCallback } from 'react';
import { useQuery } from 'urql';
import { describeError } from '../../api/describe-error.ts';
import { typed } from '../../api/typed.ts';
import { EmptyState } from '../../shared/empty-state.tsx';
import { Page } from '../../shared/page.tsx';
import { QueryView } from '../../shared/query-view.tsx';
import type { PageProps } from '../../shell/page-routes.tsx';
import { MemberSignals } from '../about-member/member-signals.tsx';
import { PersonaTimeline } from '../about-member/persona-timeline.tsx';
import { Section } from '../about-member/section.tsx';
import { useFromTheTop } from '../about-member/use-from-the-top.ts';
import { ContentCard } from './content-card.tsx';
import { DecisionBar } from './decision-bar.tsx';
import {
  RecommendationDetailDocument,
  type RecommendationDetailQuery,
} from './generated/graphql.ts';
import { MemberDecisions } from './member-decisions.tsx';
import { PageActions } from './page-actions.tsx';
import { DecidedMeanwhile, OpenedByOthers } from './presence-notices.tsx';
import { TraceTree } from './trace-tree.tsx';
import { usePresence } from './use-presence.ts';

type Detail = NonNullable<RecommendationDetailQuery['recommendation']>;

/** One recommendation, with everything that a decision needs. */
export default function DetailPage({ params: { id = '' } }: PageProps) {
  useFromTheTop(id);
  const query = typed(RecommendationDetailDocument);
  const [{ data, error }, ask] = useQuery({ query, variables: { id } });
  const again = useCallback(() => ask({ requestPolicy: 'network-only' }), [ask]);
  const recommendation = data?.recommendation;
  const isMissing =
    data?.recommendation === null || (error && describeError(error).code === 'NOT_FOUND');
  return (
    <Page
      // The next one is a page of its own: its heading takes the focus.
      key={id}
      title="Recommendation"
      actions={recommendation && <PageActions recommendation={recommendation} />}
    >
      {isMissing ? (
        <EmptyState icon={IconFileOff} title="There is no such recommendation">
          It may have been withdrawn because the member ended their consent.
        </EmptyState>
      ) : (
        <QueryView data={recommendation} error={error} onRetry={again}>
          {(found) => <Review key={found.id} recommendation={found} again={again} />}
        </QueryView>
      )}
    </Page>
  );
}

interface ReviewProps {
  readonly recommendation: Detail;
  readonly again: () => void;
}

function Review({ recommendation, again }: ReviewProps) {
  const { id, status, user, decisionTrace, openedBy } = recommendation;
  const isWaiting = status === 'PENDING';
  usePresence(id, isWaiting);
  return (
    <Stack gap="lg">
      {isWaiting && <OpenedByOthers openedBy={openedBy ?? []} />}
      <DecidedMeanwhile recommendation={recommendation} />
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, lg: 8 }}>
          <Stack gap="lg">
            <ContentCard recommendation={recommendation} />
            {decisionTrace && (
              <Section title="Why it was made">
                <TraceTree trace={decisionTrace} />
              </Section>
            )}
          </Stack>
        </Grid.Col>
        {user && (
          <Grid.Col span={{ base: 12, lg: 4 }}>
            <Stack gap="lg">
              <Section title="Personas so far">
                <PersonaTimeline userId={user.id} />
              </Section>
              <Section title="Other recommendations">
                <MemberDecisions userId={user.id} exceptId={id} />
              </Section>
            </Stack>
          </Grid.Col>
        )}
      </Grid>
      {user && (
        <Section title="Signals as of now">
          <MemberSignals userId={user.id} />
        </Section>
      )}
      <DecisionBar recommendation={recommendation} onRefused={again} />
    </Stack>
  );
}
