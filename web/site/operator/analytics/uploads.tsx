import { Anchor, Group } from '@mantine/core';
import { Link } from 'wouter';
import { StatusBadge } from '../../shared/badges.tsx';
import { Bar } from './bar.tsx';
import { DataTable, type TableColumn } from './data-table.tsx';
import type { AnalyticsQuery } from './generated/graphql.ts';
import { Section } from './section.tsx';

interface StatusRow {
  readonly status: 'PENDING' | 'PROCESSING' | 'COMPLETED' | 'FAILED';
  readonly name: string;
  readonly uploads: number;
}

interface Props {
  readonly counts: AnalyticsQuery['analytics']['uploads'];
  readonly span: string;
}

/** Uploads by status, with the way to their list. */
export function Uploads({ counts, span }: Props) {
  const rows: readonly StatusRow[] = [
    { status: 'COMPLETED', name: 'Completed', uploads: counts.completed },
    { status: 'FAILED', name: 'Failed', uploads: counts.failed },
    { status: 'PROCESSING', name: 'Processing', uploads: counts.processing },
    { status: 'PENDING', name: 'Waiting for the file', uploads: counts.pending },
  ];
  const all = rows.reduce((sum, { uploads }) => sum + uploads, 0);
  const columns: readonly TableColumn<StatusRow>[] = [
    {
      name: 'Status',
      value: ({ name }) => name,
      show: ({ status }) => <StatusBadge status={status} />,
    },
    {
      name: 'Uploads',
      value: ({ uploads }) => uploads,
      show: ({ uploads }) => (
        <Bar part={all === 0 ? 0 : uploads / all} text={uploads.toLocaleString()} />
      ),
    },
  ];
  return (
    <Section
      title="Uploads"
      note="Those begun in these days, by status."
      file={`uploads-${span}`}
      columns={columns}
      rows={rows}
    >
      <DataTable
        label="Uploads"
        columns={columns}
        rows={rows}
        keyOf={({ status }) => status}
        initially={{ by: 'Uploads', descending: true }}
      />
      <Group>
        <Anchor component={Link} href="/operator/uploads?status=FAILED" size="sm">
          See failed uploads and their errors
        </Anchor>
      </Group>
    </Section>
  );
}
