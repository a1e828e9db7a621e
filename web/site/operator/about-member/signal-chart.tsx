import { BarChart } from '@mantine/charts';
import { Text, VisuallyHidden } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';

interface Bar {
  readonly label: string;
  /** Null is unknown. */
  readonly value: number | null;
  readonly note?: string;
}

interface Props {
  readonly title: string;
  /** Said when there are no bars. */
  readonly empty: string;
  readonly bars: readonly Bar[];
  /** Where the axis ends. */
  readonly reach: number;
  readonly format: (value: number | null) => string;
  readonly color: string;
}

const shownBars = 8;
const series = 'value';

/** Bars with their values; the same as a list for whoever does not see them. */
export function SignalChart({ title, empty, bars, reach, format, color }: Props) {
  const named = withNames(bars);
  const known = named.filter(({ value }) => value !== null);
  const shown = known.slice(0, shownBars);
  return (
    <div>
      <Text size="sm" fw={600} mb={4}>
        {title}
      </Text>
      {bars.length === 0 ? (
        <Text size="sm" c="dimmed">
          {empty}
        </Text>
      ) : (
        <>
          <VisuallyHidden component="ul" aria-label={title}>
            {named.map(({ label, value, note }) => (
              <li key={label}>
                {label}: {format(value)}
                {note && `, ${note}`}
              </li>
            ))}
          </VisuallyHidden>
          <Bars {...{ title, reach, format, color }} bars={shown} />
          {known.length > shownBars && (
            <Text size="sm" c="dimmed">
              and {known.length - shownBars} smaller ones
            </Text>
          )}
        </>
      )}
    </div>
  );
}

type BarsProps = Pick<Props, 'title' | 'bars' | 'reach' | 'format' | 'color'>;

/** On a phone the names get less of the width, so that bars are left to compare. */
function Bars({ title, bars, reach, format, color }: BarsProps) {
  const { ref, width } = useElementSize();
  const isNarrow = width > 0 && width < 360;
  const most = isNarrow ? 13 : 22;
  return (
    <div ref={ref} aria-hidden>
      <BarChart
        h={bars.length * 34 + 12}
        data={bars.map(({ label, value }) => ({ label, [series]: value }))}
        dataKey="label"
        orientation="vertical"
        series={[{ name: series, label: title, color }]}
        gridAxis="none"
        withXAxis={false}
        tickLine="none"
        withTooltip={false}
        maxBarWidth={18}
        withBarValueLabel
        valueFormatter={format}
        valueLabelProps={{ fontSize: 12 }}
        barLabelColor="var(--mantine-color-text)"
        xAxisProps={{ domain: [0, reach] }}
        yAxisProps={{
          width: isNarrow ? 108 : 176,
          tickFormatter: (label: string) => shorten(label, most),
          interval: 0,
        }}
        barChartProps={{ accessibilityLayer: false, margin: { right: isNarrow ? 60 : 76 } }}
        barProps={{ isAnimationActive: false, radius: 4 }}
      />
    </div>
  );
}

/** Two bars of one name are two bars: the axis goes by the name. */
function withNames(bars: readonly Bar[]): readonly Bar[] {
  const seen = new Map<string, number>();
  return bars.map((bar) => {
    const count = (seen.get(bar.label) ?? 0) + 1;
    seen.set(bar.label, count);
    return count > 1 ? { ...bar, label: `${bar.label} (${count})` } : bar;
  });
}

/** What an axis has room for; the digits of a card stay. */
function shorten(label: string, most: number): string {
  if (label.length <= most) return label;
  const digits = / \d{4}$/.exec(label)?.[0] ?? '';
  return `${label.slice(0, most - 1 - digits.length).trimEnd()}…${digits}`;
}
