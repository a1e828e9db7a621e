import { Group, Table, Text } from '@mantine/core';
import { useQuery } from 'urql';
import { typed } from '../../api/typed.ts';
import { CsvButton, type CsvColumn } from '../../shared/csv-button.tsx';
import { QueryView } from '../../shared/query-view.tsx';
import { UploadErrorsDocument, type UploadErrorsQuery } from './generated/graphql.ts';

type Fault = NonNullable<UploadErrorsQuery['upload']>['validationErrors'][number];

const columns: readonly CsvColumn<Fault>[] = [
  { name: 'Row', value: ({ row }) => row ?? null },
  { name: 'Field', value: ({ field }) => field },
  { name: 'Problem', value: ({ message }) => message },
];

interface Props {
  readonly id: string;
  readonly fileName: string;
}

/** What is wrong with a file, row by row. */
export function UploadErrors({ id, fileName }: Props) {
  const [{ data, error }, ask] = useQuery({
    query: typed(UploadErrorsDocument),
    variables: { id },
  });
  return (
    <QueryView data={data} error={error} onRetry={() => ask({ requestPolicy: 'network-only' })}>
      {({ upload }) =>
        upload ? (
          <>
            <Group justify="space-between" mt="sm" gap="xs">
              <Text size="sm" c="dimmed">
                {upload.validationErrorCount > upload.validationErrors.length
                  ? `The first ${upload.validationErrors.length} of ${upload.validationErrorCount.toLocaleString()} errors. Rows count from 1 after the header.`
                  : 'Rows count from 1 after the header.'}
              </Text>
              <CsvButton
                what={`errors of ${fileName}`}
                fileName={`errors-of-${fileName}.csv`}
                columns={columns}
                rows={upload.validationErrors}
              />
            </Group>
            <ErrorTable fileName={fileName} faults={upload.validationErrors} />
          </>
        ) : (
          <Text c="dimmed">This upload is gone: its member withdrew consent.</Text>
        )
      }
    </QueryView>
  );
}

interface TableProps {
  readonly fileName: string;
  readonly faults: readonly Fault[];
}

function ErrorTable({ fileName, faults }: TableProps) {
  const label = `Errors of ${fileName}`;
  const viewportProps = { tabIndex: 0, role: 'region', 'aria-label': `${label}, table` };
  return (
    <Table.ScrollContainer minWidth={380} maxHeight={360} scrollAreaProps={{ viewportProps }}>
      <Table aria-label={label} verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            {columns.map(({ name }) => (
              <Table.Th key={name}>{name}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {faults.map(({ row, field, message }) => (
            <Table.Tr key={`${row} ${field} ${message}`}>
              <Table.Td>{row ?? 'Whole file'}</Table.Td>
              <Table.Td>{field}</Table.Td>
              <Table.Td>{message}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
