import { Box, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import { CsvButton } from '../../shared/csv-button.tsx';
import type { TableColumn } from './data-table.tsx';

interface Props<Row> {
  readonly title: string;
  /** What it is of, and what to know of it. */
  readonly note: string;
  /** The file's name, without the days and the ending. */
  readonly file: string;
  readonly columns: readonly TableColumn<Row>[];
  readonly rows: readonly Row[];
  readonly children: ReactNode;
}

/** A part of the page about one thing, which can be saved as CSV. */
export function Section<Row>({ title, note, file, columns, rows, children }: Props<Row>) {
  const id = useId();
  return (
    <Paper
      withBorder
      p={{ base: 'sm', xs: 'lg' }}
      component="section"
      aria-labelledby={id}
      miw={0}
      h="100%"
    >
      <Stack gap="md">
        <Group justify="space-between" align="flex-start" wrap="nowrap">
          <div>
            <Title order={2} size="h4" id={id}>
              {title}
            </Title>
            <Text size="sm" c="dimmed">
              {note}
            </Text>
          </div>
          <Box flex="none">
            <CsvButton
              what={title.toLowerCase()}
              fileName={`${file}.csv`}
              columns={columns}
              rows={rows}
            />
          </Box>
        </Group>
        {children}
      </Stack>
    </Paper>
  );
}
