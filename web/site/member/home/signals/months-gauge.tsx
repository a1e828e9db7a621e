import { Box, Group, RingProgress, Text } from '@mantine/core';
import { Unknown } from './signal-card.tsx';

interface Props {
  readonly months: number | null | undefined;
  /** How many are thought to be enough. */
  readonly goal: number;
  readonly label: string;
}

/** How many months something covers, against how many are thought to be enough. */
export function MonthsGauge({ months, goal, label }: Props) {
  if (months === null || months === undefined) {
    return <Unknown>Your files do not say how many {label}: they name no balances.</Unknown>;
  }
  const shown = months.toLocaleString(undefined, { maximumFractionDigits: 1 });
  const enough = goal === 1 ? 'One month' : `${goal} months`;
  const reached = Math.max(0, Math.min(months / goal, 1));
  return (
    <Group gap="md" wrap="nowrap">
      <Box role="img" aria-label={`${shown} ${label}, of ${goal} as a goal`}>
        <RingProgress
          aria-hidden
          size={88}
          thickness={10}
          roundCaps
          sections={[{ value: reached * 100, color: reached < 1 ? 'yellow.7' : 'brand.7' }]}
        />
      </Box>
      <div>
        <Text fw={650} size="lg">
          {shown}
        </Text>
        <Text size="sm" c="dimmed">
          {label}. {enough} {goal === 1 ? 'is' : 'are'} a good goal.
        </Text>
      </div>
    </Group>
  );
}
