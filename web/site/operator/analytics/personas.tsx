import { Text } from '@mantine/core';
import { formatPercent } from '../../shared/format.ts';
import { Chart, PersonasChart } from './chart.tsx';
import type { PersonaRow } from './charts.tsx';
import { DataTable, type TableColumn } from './data-table.tsx';
import type { AnalyticsQuery } from './generated/graphql.ts';
import { Section } from './section.tsx';

/** Members by persona, those without one too. */
export function Personas({ analytics }: { readonly analytics: AnalyticsQuery['analytics'] }) {
  const { personas, users } = analytics;
  const without = users.withConsent - users.withPersona;
  const rows: PersonaRow[] = personas.map((one) => ({
    name: one.personaName,
    members: one.users,
  }));
  if (without > 0) rows.push({ name: 'No persona yet', members: without });
  const columns: readonly TableColumn<PersonaRow>[] = [
    { name: 'Persona', value: ({ name }) => name },
    { name: 'Members', value: ({ members }) => members },
    {
      name: 'Share',
      value: ({ members }) => members / users.withConsent,
      show: ({ members }) => formatPercent(members / users.withConsent),
    },
  ];
  return (
    <Section
      title="Personas"
      note="Members who consent, as of now."
      file="personas"
      columns={columns}
      rows={rows}
    >
      {rows.length === 0 ? (
        <Text c="dimmed">No member consents yet. Personas come with their first upload.</Text>
      ) : (
        <Chart
          summary={`Bar chart of members by persona: ${rows.map(({ name, members }) => `${name} ${members}`).join(', ')}.`}
          height={44 * rows.length + 40}
          table={
            <DataTable
              label="Personas"
              columns={columns}
              rows={rows}
              keyOf={({ name }) => name}
              initially={{ by: 'Members', descending: true }}
            />
          }
        >
          <PersonasChart personas={rows} />
        </Chart>
      )}
    </Section>
  );
}
