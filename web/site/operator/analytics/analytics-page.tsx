import { Paper, SimpleGrid, Text } from '@mantine/core';
import { useState } from 'react';
import { useQuery } from 'urql';
import { typed } from '../../api/typed.ts';
import { Page } from '../../shared/page.tsx';
import { QueryView } from '../../shared/query-view.tsx';
import { formatPercent } from '../../shared/values.tsx';
import { AnalyticsDocument } from './generated/graphql.ts';

const dayMillis = 86_400_000;

/** The last thirty days, today included. */
function lastMonth() {
  const tomorrow = new Date().setUTCHours(24, 0, 0, 0);
  return {
    from: new Date(tomorrow - 30 * dayMillis).toISOString(),
    to: new Date(tomorrow).toISOString(),
  };
}

/** Figures of the last thirty days. */
export default function AnalyticsPage() {
  const [variables] = useState(lastMonth);
  const [{ data, error }, ask] = useQuery({ query: typed(AnalyticsDocument), variables });
  return (
    <Page title="Analytics">
      <Text c="dimmed">The last 30 days.</Text>
      <QueryView data={data} error={error} onRetry={() => ask({ requestPolicy: 'network-only' })}>
        {({ analytics: { recommendations, users } }) => (
          <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }}>
            <Figure label="Waiting" value={recommendations.pending.toLocaleString()} />
            <Figure label="Approved" value={recommendations.approved.toLocaleString()} />
            <Figure label="Rejected" value={recommendations.rejected.toLocaleString()} />
            <Figure label="Approval rate" value={formatPercent(recommendations.approvalRate)} />
            <Figure label="Members" value={users.total.toLocaleString()} />
            <Figure label="With a persona" value={users.withPersona.toLocaleString()} />
          </SimpleGrid>
        )}
      </QueryView>
    </Page>
  );
}

function Figure({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <Paper withBorder p="md">
      <Text size="sm" c="dimmed">
        {label}
      </Text>
      <Text fz={28} fw={650}>
        {value}
      </Text>
    </Paper>
  );
}
