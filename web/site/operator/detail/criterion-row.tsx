import { Group, Text } from '@mantine/core';
import { IconCircleCheck, IconCircleMinus, IconHelpCircle } from '@tabler/icons-react';
import { comparisonWords, formatWindow, wordsOf } from './criterion-words.ts';
import classes from './detail.module.css';
import type { Criterion } from './trace-groups.ts';

/** One criterion: what was looked at, the value against its threshold, met or missed. */
export function CriterionRow({ criterion }: { readonly criterion: Criterion }) {
  const { name, window, observed, threshold, met } = criterion;
  const { value, demand } = comparisonWords(criterion);
  const isFlag = wordsOf(name)?.unit === 'flag';
  return (
    <li className={classes.criterion}>
      <div>
        <Text size="sm">{wordsOf(name)?.label ?? name}</Text>
        <Text size="xs" c="dimmed">
          {formatWindow(window)}
        </Text>
      </div>
      {!isFlag && observed !== null ? (
        <ThresholdBar observed={observed} threshold={threshold} met={met} />
      ) : (
        <span aria-hidden />
      )}
      <Text size="sm">
        <b>{value}</b>
        <Text span inherit c="dimmed">
          , asks for {demand}
        </Text>
      </Text>
      <Outcome met={met} isKnown={observed !== null} />
    </li>
  );
}

interface BarProps {
  readonly observed: number;
  readonly threshold: number;
  readonly met: boolean;
}

/** The value as a bar and the threshold as a line across it; both are said in words beside it. */
function ThresholdBar({ observed, threshold, met }: BarProps) {
  const reach = Math.max(observed, threshold, Number.EPSILON) * 1.25;
  const percentOf = (value: number) => `${Math.max(0, (value / reach) * 100)}%`;
  return (
    <div className={classes.bar} aria-hidden>
      <div
        className={classes.fill}
        data-met={met || undefined}
        style={{ width: percentOf(observed) }}
      />
      <div className={classes.mark} style={{ left: percentOf(threshold) }} />
    </div>
  );
}

function Outcome({ met, isKnown }: { readonly met: boolean; readonly isKnown: boolean }) {
  const Icon = met ? IconCircleCheck : isKnown ? IconCircleMinus : IconHelpCircle;
  const color = met ? 'teal' : 'gray';
  return (
    <Group gap={6} wrap="nowrap" justify="flex-end">
      <Icon size={18} color={`var(--mantine-color-${color}-6)`} aria-hidden />
      <Text size="sm" fw={met ? 600 : 400}>
        {met ? 'Met' : 'Missed'}
      </Text>
    </Group>
  );
}
