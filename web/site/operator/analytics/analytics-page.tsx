import { Box, Button, Group, Text } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useQuery } from 'urql';
import { useSearchParams } from 'wouter';
import { typed } from '../../api/typed.ts';
import { ErrorState } from '../../shared/error-state.tsx';
import { formatDay } from '../../shared/format.ts';
import { Page } from '../../shared/page.tsx';
import { Time } from '../../shared/values.tsx';
import { AnalyticsSections } from './analytics-sections.tsx';
import { AnalyticsSkeleton } from './analytics-skeleton.tsx';
import { AnalyticsDocument } from './generated/graphql.ts';
import { addDays, rangeOf, searchOf, variablesOf } from './range.ts';
import { RangePicker } from './range-picker.tsx';

/** Figures of the days that the address names. */
export default function AnalyticsPage() {
  const [search, setSearch] = useSearchParams();
  const range = rangeOf(search);
  const [{ data, error, fetching, stale, operation }, ask] = useQuery({
    query: typed(AnalyticsDocument),
    variables: variablesOf(range),
  });
  // Until other days are answered, those before are still shown, as what they are.
  const shown = operation?.variables ?? variablesOf(range);
  const isOther = shown.from !== variablesOf(range).from || shown.to !== variablesOf(range).to;
  const asOf = useMemo(() => (data ? Date.now() : 0), [data]);
  const refresh = () => ask({ requestPolicy: 'network-only' });
  const days = { first: shown.from.slice(0, 10), last: addDays(shown.to.slice(0, 10), -1) };

  return (
    <Page
      title="Analytics"
      actions={
        <Button
          variant="default"
          className="no-print"
          leftSection={<IconRefresh size={16} aria-hidden />}
          loading={fetching || stale}
          onClick={refresh}
        >
          Refresh
        </Button>
      }
    >
      <Group justify="space-between" align="flex-end" gap="sm">
        <RangePicker range={range} onChange={(chosen) => setSearch(searchOf(chosen))} />
        <Text size="sm" c="dimmed" role="status">
          {formatDay(days.first)} to {formatDay(days.last)}, days in UTC
          {data && (
            <>
              {' '}
              · as of <Time at={new Date(asOf).toISOString()} />
            </>
          )}
        </Text>
      </Group>
      {error && <ErrorState error={error} onRetry={refresh} />}
      {!data && !error && <AnalyticsSkeleton />}
      {data && (
        <Box opacity={isOther ? 0.5 : 1} aria-busy={isOther}>
          <AnalyticsSections analytics={data.analytics} asOf={asOf} days={days} />
        </Box>
      )}
    </Page>
  );
}
