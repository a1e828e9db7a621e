import { BarChart } from '@mantine/charts';
import { Box } from '@mantine/core';

interface Props {
  /** Read in place of the drawing. */
  readonly label: string;
  readonly rows: readonly { readonly name: string; readonly value: number }[];
  readonly format: (value: number) => string;
  readonly color?: string;
  /** The end of the scale; the largest value unless told. */
  readonly max?: number;
  readonly lines?: readonly { readonly at: number; readonly label: string }[];
}

const longestName = 18;

/** Lying bars, the name of each before it. */
export function Bars({ label, rows, format, color = 'brand.7', max, lines = [] }: Props) {
  const data = rows.map(({ name, value }) => ({
    name: name.length > longestName ? `${name.slice(0, longestName - 1)}…` : name,
    value,
  }));
  const said = rows.map(({ name, value }) => `${name} ${format(value)}`).join(', ');
  return (
    <Box role="img" aria-label={`${label}: ${said}`}>
      <BarChart
        aria-hidden
        h={rows.length * 38 + 36}
        data={data}
        dataKey="name"
        orientation="vertical"
        series={[{ name: 'value', label, color }]}
        valueFormatter={format}
        gridAxis="none"
        withBarValueLabel
        withXAxis={false}
        yAxisProps={{ width: 124, interval: 0 }}
        xAxisProps={{ domain: [0, max ?? 'auto'] }}
        barProps={{ radius: 4, isAnimationActive: false }}
        barChartProps={{ accessibilityLayer: false, margin: { right: 64 } }}
        referenceLines={lines.map(({ at, label: text }) => ({
          x: at,
          label: text,
          labelPosition: 'insideTopRight',
          color: 'gray.6',
        }))}
      />
    </Box>
  );
}
