import { Button, Center, Table, UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowsSort, IconArrowUp } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import type { CsvColumn } from '../../shared/csv-button.tsx';

/** A column: `value` is what it is sorted by and exported as, `show` what stands in the cell. */
export interface TableColumn<Row> extends CsvColumn<Row> {
  readonly show?: (row: Row) => ReactNode;
  /** Only in the CSV. */
  readonly exportOnly?: boolean;
}

/** What a table is sorted by. */
export interface Sorting {
  readonly by: string;
  readonly descending: boolean;
}

interface Props<Row> {
  readonly label: string;
  readonly columns: readonly TableColumn<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string | number;
  readonly initially: Sorting;
  /** In pixels; below it the table scrolls. */
  readonly minWidth?: number;
  /** How many rows are shown before one asks for all. */
  readonly shown?: number;
}

/** A table that each column can be sorted by; what is unknown stands last. */
export function DataTable<Row>(props: Props<Row>) {
  const { label, columns, rows, keyOf, initially, shown = 10, minWidth = 240 } = props;
  const [sorting, setSorting] = useState(initially);
  const [all, setAll] = useState(false);
  const visible = columns.filter(({ exportOnly }) => !exportOnly);
  const sorted = sortRows(rows, columns, sorting);
  return (
    <>
      <Table.ScrollContainer minWidth={minWidth} scrollAreaProps={focusable(label)}>
        <Table verticalSpacing="xs" aria-label={label}>
          <Table.Thead>
            <Table.Tr>
              {visible.map((column) => (
                <SortHeader
                  key={column.name}
                  name={column.name}
                  sorting={sorting}
                  onSort={setSorting}
                />
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {(all ? sorted : sorted.slice(0, shown)).map((row) => (
              <Table.Tr key={keyOf(row)}>
                {visible.map(({ name, value, show }) => (
                  <Table.Td key={name}>{show ? show(row) : textOf(value(row))}</Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {rows.length > shown && (
        <Center>
          <Button variant="default" size="xs" onClick={() => setAll(!all)} aria-expanded={all}>
            {all ? `Show ${shown}` : `Show all ${rows.length}`}
          </Button>
        </Center>
      )}
    </>
  );
}

const focusable = (label: string) => ({
  viewportProps: { tabIndex: 0, role: 'region', 'aria-label': `${label}, table` },
});

interface HeaderProps {
  readonly name: string;
  readonly sorting: Sorting;
  readonly onSort: (sorting: Sorting) => void;
}

function SortHeader({ name, sorting, onSort }: HeaderProps) {
  const isSorted = sorting.by === name;
  const [Icon, order] = !isSorted
    ? ([IconArrowsSort, 'none'] as const)
    : sorting.descending
      ? ([IconArrowDown, 'descending'] as const)
      : ([IconArrowUp, 'ascending'] as const);
  return (
    <Table.Th aria-sort={order}>
      <UnstyledButton
        fz="sm"
        fw={600}
        style={{ display: 'inline-flex', alignItems: 'center', gap: 4, whiteSpace: 'nowrap' }}
        onClick={() => onSort({ by: name, descending: isSorted && !sorting.descending })}
      >
        {name}
        <Icon size={14} aria-hidden opacity={isSorted ? 1 : 0.45} />
      </UnstyledButton>
    </Table.Th>
  );
}

/** Rows in the order of a column; those without a value are last in both directions. */
export function sortRows<Row>(
  rows: readonly Row[],
  columns: readonly CsvColumn<Row>[],
  { by, descending }: Sorting,
): readonly Row[] {
  const column = columns.find(({ name }) => name === by);
  if (!column) return rows;
  return [...rows].sort((one, other) => {
    const [a, b] = [column.value(one), column.value(other)];
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    const order =
      typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b));
    return descending ? -order : order;
  });
}

function textOf(value: string | number | null): string {
  if (value === null) return '–';
  return typeof value === 'number' ? value.toLocaleString() : value;
}
