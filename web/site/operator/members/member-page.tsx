import { Group, Paper, Text, Title } from '@mantine/core';
import { useQuery } from 'urql';
import { typed } from '../../api/typed.ts';
import { PersonaBadge } from '../../shared/badges.tsx';
import { EmptyState } from '../../shared/empty-state.tsx';
import { Page } from '../../shared/page.tsx';
import { QueryView } from '../../shared/query-view.tsx';
import { Time } from '../../shared/values.tsx';
import type { PageProps } from '../../shell/page-routes.tsx';
import { MemberDocument } from './generated/graphql.ts';

/** One member, as staff may see them. */
export default function MemberPage({ params: { id = '' } }: PageProps) {
  const [{ data, error }, ask] = useQuery({ query: typed(MemberDocument), variables: { id } });
  return (
    <Page title="Member">
      <QueryView data={data} error={error} onRetry={() => ask({ requestPolicy: 'network-only' })}>
        {({ user }) =>
          user ? (
            <Paper withBorder p="lg">
              <Group justify="space-between">
                <Title order={2} size="h3">
                  {user.email ?? user.id}
                </Title>
                <PersonaBadge persona={user.profile} />
              </Group>
              <Text size="sm" c="dimmed">
                Member since <Time at={user.createdAt} />
              </Text>
            </Paper>
          ) : (
            <EmptyState title="There is no such member">
              They may have left, or ended their consent.
            </EmptyState>
          )
        }
      </QueryView>
    </Page>
  );
}
