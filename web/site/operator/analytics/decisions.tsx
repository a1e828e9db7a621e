import { Text } from '@mantine/core';
import { formatDay } from '../../shared/format.ts';
import { Chart, DecisionsChart } from './chart.tsx';
import { DataTable, type TableColumn } from './data-table.tsx';
import type { AnalyticsQuery } from './generated/graphql.ts';
import { Section } from './section.tsx';

type Day = AnalyticsQuery['analytics']['reviewsByDay'][number];

const columns: readonly TableColumn<Day>[] = [
  { name: 'Day', value: ({ date }) => date, show: ({ date }) => formatDay(date) },
  { name: 'Approved', value: ({ approved }) => approved },
  { name: 'Rejected', value: ({ rejected }) => rejected },
];

interface Props {
  readonly days: readonly Day[];
  readonly span: string;
}

/** Approvals and rejections by day. */
export function Decisions({ days, span }: Props) {
  const approved = days.reduce((sum, day) => sum + day.approved, 0);
  const rejected = days.reduce((sum, day) => sum + day.rejected, 0);
  return (
    <Section
      title="Decisions by day"
      note="Days are in UTC."
      file={`decisions-by-day-${span}`}
      columns={columns}
      rows={days}
    >
      {approved + rejected === 0 ? (
        <Text c="dimmed">Nothing was decided in these days. Choose others, or more of them.</Text>
      ) : (
        <Chart
          summary={`Bar chart: ${approved} approved and ${rejected} rejected over ${days.length} days.`}
          height={280}
          table={
            <DataTable
              label="Decisions by day"
              columns={columns}
              rows={days}
              keyOf={({ date }) => date}
              initially={{ by: 'Day', descending: true }}
              shown={14}
            />
          }
        >
          <DecisionsChart days={[...days]} />
        </Chart>
      )}
    </Section>
  );
}
