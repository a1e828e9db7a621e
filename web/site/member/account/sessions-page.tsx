import { Badge, Group, Paper, Stack, Text } from '@mantine/core';
import { useQuery } from 'urql';
import { typed } from '../../api/typed.ts';
import { Page } from '../../shared/page.tsx';
import { QueryView } from '../../shared/query-view.tsx';
import { Time } from '../../shared/values.tsx';
import { SessionsDocument } from './generated/graphql.ts';

/** Where the account is signed in. */
export default function SessionsPage() {
  const [{ data, error }, ask] = useQuery({ query: typed(SessionsDocument) });
  return (
    <Page title="Sessions">
      <QueryView
        data={data?.me?.sessions}
        error={error}
        onRetry={() => ask({ requestPolicy: 'network-only' })}
      >
        {(sessions) => (
          <Stack gap="xs">
            {sessions.map(({ id, createdAt, lastUsedAt, isCurrent }) => (
              <Paper key={id} withBorder p="sm">
                <Group justify="space-between">
                  <Stack gap={2}>
                    <Text fw={600}>
                      Signed in <Time at={createdAt} />
                    </Text>
                    <Text size="sm" c="dimmed">
                      Last used <Time at={lastUsedAt} />
                    </Text>
                  </Stack>
                  {isCurrent && <Badge>This one</Badge>}
                </Group>
              </Paper>
            ))}
          </Stack>
        )}
      </QueryView>
    </Page>
  );
}
