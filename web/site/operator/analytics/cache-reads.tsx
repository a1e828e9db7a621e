import { formatPercent } from '../../shared/format.ts';
import { Bar } from './bar.tsx';
import { DataTable, type TableColumn } from './data-table.tsx';
import type { AnalyticsQuery } from './generated/graphql.ts';
import { Section } from './section.tsx';

type Family = AnalyticsQuery['analytics']['cache'][number];

const columns: readonly TableColumn<Family>[] = [
  { name: 'Kind', value: ({ family }) => family[0]?.toUpperCase() + family.slice(1) },
  { name: 'Hits', value: ({ hits }) => hits },
  { name: 'Misses', value: ({ misses }) => misses },
  {
    name: 'Hit rate',
    value: ({ hitRate }) => hitRate ?? null,
    show: ({ hitRate }) => <Bar part={hitRate ?? null} text={formatPercent(hitRate)} />,
  },
];

/** How often the cache could answer. */
export function CacheReads({ families }: { readonly families: readonly Family[] }) {
  return (
    <Section
      title="Cache"
      note="Of the gateway that answered, since it started; the days do not matter here."
      file="cache"
      columns={columns}
      rows={families}
    >
      <DataTable
        label="Cache"
        columns={columns}
        rows={families}
        minWidth={300}
        keyOf={({ family }) => family}
        initially={{ by: 'Kind', descending: false }}
      />
    </Section>
  );
}
