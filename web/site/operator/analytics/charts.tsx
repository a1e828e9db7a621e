import '@mantine/core/styles/ColorSwatch.css';
import '@mantine/charts/styles.css';
import { BarChart } from '@mantine/charts';
import { formatDay } from '../../shared/format.ts';
import type { AnalyticsQuery } from './generated/graphql.ts';

type Analytics = AnalyticsQuery['analytics'];

const shortDay = new Intl.DateTimeFormat(undefined, {
  day: 'numeric',
  month: 'short',
  timeZone: 'UTC',
});

// The colours differ in lightness too, and each stands in its own place and is named.
const decisionSeries = [
  { name: 'approved', label: 'Approved', color: 'teal.7' },
  { name: 'rejected', label: 'Rejected', color: 'orange.4' },
];

/** The tooltip asks for its label before there is any. */
const dayLabel = (day: unknown) => (typeof day === 'string' ? formatDay(day) : '');

/** Keyboards and screen readers have the table beside each chart. */
const still = { accessibilityLayer: false } as const;

/** Approvals and rejections, a bar for each day. */
export function DecisionsChart({ days }: { readonly days: Analytics['reviewsByDay'] }) {
  return (
    <BarChart
      h={280}
      data={[...days]}
      dataKey="date"
      type="stacked"
      series={decisionSeries}
      withLegend
      legendProps={{ verticalAlign: 'top', height: 40 }}
      maxBarWidth={48}
      barChartProps={still}
      barProps={{ isAnimationActive: false }}
      yAxisProps={{ allowDecimals: false, width: 36 }}
      xAxisProps={{
        tickFormatter: (day: string) => shortDay.format(new Date(day)),
        minTickGap: 24,
        interval: 'equidistantPreserveStart',
      }}
      tooltipProps={{ labelFormatter: dayLabel }}
    />
  );
}

/** A persona and how many members have it. */
export interface PersonaRow {
  readonly name: string;
  readonly members: number;
}

/** Members by persona, a bar for each. */
export function PersonasChart({ personas }: { readonly personas: readonly PersonaRow[] }) {
  return (
    <BarChart
      h={44 * personas.length + 40}
      data={[...personas]}
      dataKey="name"
      orientation="vertical"
      series={[{ name: 'members', label: 'Members', color: 'teal.7' }]}
      gridAxis="none"
      withXAxis={false}
      withBarValueLabel
      barLabelColor="var(--mantine-color-text)"
      valueLabelProps={{ position: 'right', formatter: (members) => members }}
      maxBarWidth={26}
      barChartProps={{ ...still, margin: { right: 40 } }}
      barProps={{ isAnimationActive: false }}
      yAxisProps={{ width: 132 }}
    />
  );
}
