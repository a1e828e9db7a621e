import { Grid, Stack } from '@mantine/core';
import { IconUserOff } from '@tabler/icons-react';
import { useQuery } from 'urql';
import { describeError } from '../../api/describe-error.ts';
import { typed } from '../../api/typed.ts';
import { PersonaBadge } from '../../shared/badges.tsx';
import { EmptyState } from '../../shared/empty-state.tsx';
import { Page } from '../../shared/page.tsx';
import { QueryView } from '../../shared/query-view.tsx';
import type { PageProps } from '../../shell/page-routes.tsx';
import { MemberSignals } from '../about-member/member-signals.tsx';
import { PersonaTimeline } from '../about-member/persona-timeline.tsx';
import { Section } from '../about-member/section.tsx';
import { useFromTheTop } from '../about-member/use-from-the-top.ts';
import { AccountCard, type User } from './account-card.tsx';
import { FilesOfMember } from './files-of-member.tsx';
import { MemberDocument } from './generated/graphql.ts';
import { RecommendationsByStatus } from './recommendations-by-status.tsx';

/** One member, as staff may see them: who they are and the whole journey. */
export default function MemberPage({ params: { id = '' } }: PageProps) {
  useFromTheTop(id);
  const [{ data, error }, ask] = useQuery({ query: typed(MemberDocument), variables: { id } });
  const user = data?.user;
  const isMissing = data?.user === null || (error && describeError(error).code === 'NOT_FOUND');
  return (
    <Page title="Member" aside={user && <PersonaBadge persona={user.profile} />}>
      {isMissing ? (
        <EmptyState icon={IconUserOff} title="There is no such member">
          They may have left, or ended their consent.
        </EmptyState>
      ) : (
        <QueryView data={user} error={error} onRetry={() => ask({ requestPolicy: 'network-only' })}>
          {(found) => <Journey user={found} />}
        </QueryView>
      )}
    </Page>
  );
}

function Journey({ user }: { readonly user: User }) {
  return (
    <Stack gap="lg">
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, lg: 7 }}>
          <AccountCard user={user} />
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 5 }}>
          <Section title="Personas so far">
            <PersonaTimeline userId={user.id} />
          </Section>
        </Grid.Col>
      </Grid>
      <Section title="Signals">
        <MemberSignals userId={user.id} />
      </Section>
      <Section title="Recommendations">
        <RecommendationsByStatus userId={user.id} />
      </Section>
      <Section title="Uploads">
        <FilesOfMember userId={user.id} />
      </Section>
    </Stack>
  );
}
