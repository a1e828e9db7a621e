import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { type CsvCell, toCsv } from './csv.ts';
import { saveFile } from './save-file.ts';

/** A column of a CSV, and of a table. */
export interface CsvColumn<Row> {
  readonly name: string;
  readonly value: (row: Row) => CsvCell;
}

interface Props<Row> {
  /** What is exported, in words. */
  readonly what: string;
  readonly fileName: string;
  readonly columns: readonly CsvColumn<Row>[];
  readonly rows: readonly Row[];
}

/** Saves a table as a CSV file. */
export function CsvButton<Row>({ what, fileName, columns, rows }: Props<Row>) {
  const save = () => {
    const header = columns.map(({ name }) => name);
    const cells = rows.map((row) => columns.map(({ value }) => value(row)));
    // The mark at its begin tells spreadsheets that it is UTF-8.
    saveFile(fileName, 'text/csv', `\uFEFF${toCsv(header, cells)}`);
  };
  return (
    <Button
      size="compact-sm"
      variant="subtle"
      className="no-print"
      leftSection={<IconDownload size={14} aria-hidden />}
      aria-label={`CSV of ${what}`}
      disabled={rows.length === 0}
      onClick={save}
    >
      CSV
    </Button>
  );
}
