import { Text } from '@mantine/core';
import { formatPercent } from '../../shared/format.ts';
import { Bar } from './bar.tsx';
import { DataTable, type TableColumn } from './data-table.tsx';
import type { AnalyticsQuery } from './generated/graphql.ts';
import { Section } from './section.tsx';

type Reason = AnalyticsQuery['analytics']['byRejectionReason'][number];

interface Props {
  readonly reasons: readonly Reason[];
  /** All rejections of the range. */
  readonly rejected: number;
  readonly span: string;
}

/** Why recommendations were rejected, the most frequent reason first. */
export function Reasons({ reasons, rejected, span }: Props) {
  const columns: readonly TableColumn<Reason>[] = [
    { name: 'Reason', value: ({ reason }) => reason },
    { name: 'Rejections', value: ({ count }) => count },
    {
      name: 'Share',
      value: ({ count }) => (rejected === 0 ? null : count / rejected),
      show: ({ count }) => (
        <Bar part={count / Math.max(rejected, 1)} text={formatPercent(count / rejected)} />
      ),
    },
  ];
  return (
    <Section
      title="Reasons for rejections"
      note="Shares are of all rejections in these days."
      file={`rejection-reasons-${span}`}
      columns={columns}
      rows={reasons}
    >
      {reasons.length === 0 ? (
        <Text c="dimmed">Nothing was rejected in these days.</Text>
      ) : (
        <DataTable
          label="Reasons for rejections"
          columns={columns}
          rows={reasons}
          minWidth={280}
          keyOf={({ reason }) => reason}
          initially={{ by: 'Rejections', descending: true }}
        />
      )}
    </Section>
  );
}
