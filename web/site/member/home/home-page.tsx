import { Button, Paper, Stack, Text, Title } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { useQuery } from 'urql';
import { Link } from 'wouter';
import { typed } from '../../api/typed.ts';
import { PersonaBadge } from '../../shared/badges.tsx';
import { EmptyState } from '../../shared/empty-state.tsx';
import { Page } from '../../shared/page.tsx';
import { QueryView } from '../../shared/query-view.tsx';
import { MemberHomeDocument } from './generated/graphql.ts';

const variables = { first: 20 };

/** A member's persona and the recommendations that were approved for them. */
export default function HomePage() {
  const [{ data, error }, ask] = useQuery({ query: typed(MemberHomeDocument), variables });
  return (
    <Page title="Home" aside={<PersonaBadge persona={data?.me?.profile} />}>
      <QueryView
        data={data?.me}
        error={error}
        onRetry={() => ask({ requestPolicy: 'network-only' })}
      >
        {({ recommendations: { nodes } }) =>
          nodes.length === 0 ? (
            <EmptyState
              icon={IconUpload}
              title="No recommendations yet"
              action={
                <Button component={Link} href="/app/uploads">
                  Go to uploads
                </Button>
              }
            >
              Upload your transactions; what we find is checked by a person before it appears here.
            </EmptyState>
          ) : (
            <Stack>
              {nodes.map(({ id, title, content, rationale }) => (
                <Paper key={id} withBorder p="lg" component="article">
                  <Title order={2} size="h4">
                    {title}
                  </Title>
                  <Text my="xs">{content}</Text>
                  <Text size="sm" c="dimmed">
                    {rationale}
                  </Text>
                </Paper>
              ))}
            </Stack>
          )
        }
      </QueryView>
    </Page>
  );
}
