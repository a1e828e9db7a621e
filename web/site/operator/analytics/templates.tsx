import { Badge, Group, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { formatPercent } from '../../shared/format.ts';
import { Bar } from './bar.tsx';
import { DataTable, type TableColumn } from './data-table.tsx';
import type { AnalyticsQuery } from './generated/graphql.ts';
import { Section } from './section.tsx';

type Template = AnalyticsQuery['analytics']['byTemplate'][number];

const typeNames: Record<Template['type'], string> = {
  EDUCATION: 'Education',
  PARTNER_OFFER: 'Partner offer',
};

/** Below this share, and with this many decisions, a template is pointed out. */
const [poorRate, fewestDecisions] = [0.6, 3];

function isPoor({ approvalRate, approved, rejected }: Template): boolean {
  if (typeof approvalRate !== 'number') return false;
  return approvalRate < poorRate && approved + rejected >= fewestDecisions;
}

const columns: readonly TableColumn<Template>[] = [
  { name: 'Template', value: ({ title }) => title, show: (row) => <TemplateName row={row} /> },
  { name: 'Key', value: ({ template }) => template, exportOnly: true },
  {
    name: 'Approval rate',
    value: ({ approvalRate }) => approvalRate ?? null,
    show: ({ approvalRate }) => (
      <Bar part={approvalRate ?? null} text={formatPercent(approvalRate)} hatched />
    ),
  },
  { name: 'Approved', value: ({ approved }) => approved },
  { name: 'Rejected', value: ({ rejected }) => rejected },
  { name: 'Waiting', value: ({ pending }) => pending },
  {
    name: 'Type',
    value: ({ type }) => typeNames[type],
    show: ({ type }) => (
      <Text size="sm" miw="max-content">
        {typeNames[type]}
      </Text>
    ),
  },
];

interface Props {
  readonly templates: readonly Template[];
  readonly span: string;
}

/** What became of each template's recommendations, the least approved first. */
export function Templates({ templates, span }: Props) {
  return (
    <Section
      title="Templates"
      note="The least approved first. The solid part of a bar was approved, the striped part rejected."
      file={`templates-${span}`}
      columns={columns}
      rows={templates}
    >
      {templates.length === 0 ? (
        <Text c="dimmed">No recommendation was made or decided in these days.</Text>
      ) : (
        <DataTable
          label="Templates"
          columns={columns}
          rows={templates}
          keyOf={({ template }) => template}
          minWidth={560}
          initially={{ by: 'Approval rate', descending: false }}
        />
      )}
    </Section>
  );
}

function TemplateName({ row }: { readonly row: Template }) {
  return (
    <>
      <Group gap="xs">
        <Text size="sm" fw={550}>
          {row.title}
        </Text>
        {isPoor(row) && (
          <Badge
            size="sm"
            color="orange"
            variant="light"
            miw="max-content"
            className="tinted-badge"
            leftSection={<IconAlertTriangle size={12} aria-hidden />}
          >
            Often rejected
          </Badge>
        )}
      </Group>
      <Text size="xs" c="dimmed" style={{ overflowWrap: 'break-word' }}>
        {row.template}
      </Text>
    </>
  );
}
