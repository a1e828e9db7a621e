import { Button, Group, Stack, Table, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useQuery } from 'urql';
import { typed } from '../../api/typed.ts';
import { CsvButton, type CsvColumn } from '../csv-button.tsx';
import { QueryView } from '../query-view.tsx';
import { ListSkeleton } from '../skeletons.tsx';
import { RowErrorsDocument, type RowErrorsQuery } from './generated/graphql.ts';

type Faulty = NonNullable<RowErrorsQuery['upload']>;
type RowError = Faulty['validationErrors'][number];

interface Props {
  readonly id: string;
  /** With it the errors can be saved as a CSV file. */
  readonly fileName?: string;
  /** What to do about them, in a sentence. */
  readonly children?: ReactNode;
}

/** What is wrong with an uploaded file, row by row. */
export function RowErrors({ id, ...props }: Props) {
  const [{ data, error }, ask] = useQuery({ query: typed(RowErrorsDocument), variables: { id } });
  return (
    <QueryView
      data={data}
      error={error}
      onRetry={() => ask({ requestPolicy: 'network-only' })}
      skeleton={<ListSkeleton rows={2} />}
    >
      {({ upload }) =>
        upload ? (
          <Errors {...props} upload={upload} />
        ) : (
          <Text size="sm" c="dimmed">
            This upload is gone: its member withdrew consent.
          </Text>
        )
      }
    </QueryView>
  );
}

/** How many are shown at first: most files have the same fault in every row. */
const fewest = 10;

const columns: readonly CsvColumn<RowError>[] = [
  { name: 'Row', value: ({ row }) => row ?? null },
  { name: 'Column', value: ({ field }) => field ?? null },
  { name: 'What is wrong', value: ({ message }) => message },
];

type ErrorsProps = Omit<Props, 'id'> & { readonly upload: Faulty };

function Errors({ upload, fileName, children }: ErrorsProps) {
  const { validationErrors, validationErrorCount } = upload;
  const [isWhole, setIsWhole] = useState(false);
  const shown = isWhole ? validationErrors : validationErrors.slice(0, fewest);
  const more = validationErrors.length - shown.length;
  return (
    <Stack gap="xs" mt="sm">
      <ErrorTable label={`What is wrong with ${fileName ?? 'the file'}`} errors={shown} />
      <Group gap="xs" justify="space-between">
        <Text size="sm" c="dimmed" flex="1 1 14rem">
          {validationErrorCount > shown.length &&
            `These are the first ${shown.length} of ${validationErrorCount.toLocaleString()}. `}
          Rows are counted from 1, after the header. {children}
        </Text>
        <Group gap="xs" className="no-print">
          {more > 0 && (
            <Button size="xs" variant="default" onClick={() => setIsWhole(true)}>
              Show all {validationErrors.length}
            </Button>
          )}
          {fileName && (
            <CsvButton
              what={`errors of ${fileName}`}
              fileName={`errors-of-${fileName}.csv`}
              columns={columns}
              rows={validationErrors}
            />
          )}
        </Group>
      </Group>
    </Stack>
  );
}

interface TableProps {
  readonly label: string;
  readonly errors: readonly RowError[];
}

function ErrorTable({ label, errors }: TableProps) {
  return (
    <Table withTableBorder verticalSpacing={6} horizontalSpacing="xs" fz="sm" aria-label={label}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th w={{ base: 56, sm: 110 }}>Row</Table.Th>
          <Table.Th w={{ base: 76, sm: 180 }}>Column</Table.Th>
          <Table.Th>What is wrong</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody style={{ overflowWrap: 'anywhere' }}>
        {errors.map(({ row, field, message }) => (
          <Table.Tr key={`${row}:${field}:${message}`}>
            <Table.Td>{row?.toLocaleString() ?? 'File'}</Table.Td>
            <Table.Td>{field ?? '–'}</Table.Td>
            <Table.Td>{message}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
