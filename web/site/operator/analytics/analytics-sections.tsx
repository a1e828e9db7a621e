import { Grid, Stack } from '@mantine/core';
import { CacheReads } from './cache-reads.tsx';
import { Decisions } from './decisions.tsx';
import { Figures } from './figures.tsx';
import type { AnalyticsQuery } from './generated/graphql.ts';
import { Personas } from './personas.tsx';
import type { DayRange } from './range.ts';
import { Reasons } from './reasons.tsx';
import { Templates } from './templates.tsx';
import { Uploads } from './uploads.tsx';

interface Props {
  readonly analytics: AnalyticsQuery['analytics'];
  readonly asOf: number;
  readonly days: Pick<DayRange, 'first' | 'last'>;
}

const third = { base: 12, md: 6, xl: 4 } as const;

/** All figures of some days. */
export function AnalyticsSections({ analytics, asOf, days }: Props) {
  const span = `${days.first}-to-${days.last}`;
  const { recommendations, reviewsByDay, byTemplate, byRejectionReason, uploads, cache } =
    analytics;
  return (
    <Stack gap="md">
      <Figures analytics={analytics} asOf={asOf} />
      <Decisions days={reviewsByDay} span={span} />
      <Templates templates={byTemplate} span={span} />
      <Reasons reasons={byRejectionReason} rejected={recommendations.rejected} span={span} />
      <Grid gap="md">
        <Grid.Col span={third}>
          <Personas analytics={analytics} />
        </Grid.Col>
        <Grid.Col span={third}>
          <Uploads counts={uploads} span={span} />
        </Grid.Col>
        <Grid.Col span={{ base: 12, xl: 4 }}>
          <CacheReads families={cache} />
        </Grid.Col>
      </Grid>
    </Stack>
  );
}
