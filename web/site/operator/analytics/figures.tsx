import { Anchor, Paper, SimpleGrid, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { formatPercent } from '../../shared/format.ts';
import { Time } from '../../shared/values.tsx';
import { formatDuration } from './format.ts';
import type { AnalyticsQuery } from './generated/graphql.ts';

interface Props {
  readonly analytics: AnalyticsQuery['analytics'];
  /** When the figures came. */
  readonly asOf: number;
}

/** The figures that matter most. */
export function Figures({ analytics, asOf }: Props) {
  const { recommendations, oldestPendingAt, users } = analytics;
  const { approved, rejected, pending, approvalRate, medianReviewSeconds } = recommendations;
  return (
    <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }}>
      <Figure
        label="Longest waiting now"
        value={oldestPendingAt ? ageOf(oldestPendingAt, asOf) : 'Nothing waits'}
      >
        {oldestPendingAt && (
          <>
            Since <Time at={oldestPendingAt} /> ·{' '}
            <Anchor component={Link} href="/operator" size="sm" underline="always">
              Open the queue
            </Anchor>
          </>
        )}
      </Figure>
      <Figure label="Median time to review" value={formatDuration(medianReviewSeconds)}>
        From made to decided
      </Figure>
      <Figure label="Approval rate" value={formatPercent(approvalRate)}>
        Approved of all decided
      </Figure>
      <Figure label="Decided" value={(approved + rejected).toLocaleString()}>
        {`${approved.toLocaleString()} approved, ${rejected.toLocaleString()} rejected`}
      </Figure>
      <Figure label="Made and still waiting" value={pending.toLocaleString()}>
        Of those made in these days
      </Figure>
      <Figure label="Members now" value={users.total.toLocaleString()}>
        {`${users.withConsent.toLocaleString()} consent, ${users.withPersona.toLocaleString()} with a persona`}
      </Figure>
    </SimpleGrid>
  );
}

/** Two units are plenty, and below an hour one. */
function ageOf(since: string, now: number): string {
  return formatDuration(Math.max(60, (now - Date.parse(since)) / 1000));
}

interface FigureProps {
  readonly label: string;
  readonly value: string;
  readonly children?: ReactNode;
}

function Figure({ label, value, children }: FigureProps) {
  return (
    <Paper withBorder p="md" role="group" aria-label={label}>
      <Text size="sm" c="dimmed">
        {label}
      </Text>
      <Text fz={24} fw={650} lh={1.4}>
        {value}
      </Text>
      <Text size="sm" c="dimmed" component="div">
        {children}
      </Text>
    </Paper>
  );
}
