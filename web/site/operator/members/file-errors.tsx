import { ScrollArea, Table, Text } from '@mantine/core';
import { useQuery } from 'urql';
import { typed } from '../../api/typed.ts';
import { QueryView } from '../../shared/query-view.tsx';
import { FileErrorsDocument, type FileErrorsQuery } from './generated/graphql.ts';
import classes from './members.module.css';

type Faults = NonNullable<FileErrorsQuery['upload']>;

interface Props {
  readonly id: string;
  readonly fileName: string;
}

/** What is wrong with a file, row by row. */
export function FileErrors({ id, fileName }: Props) {
  const [{ data, error }, ask] = useQuery({ query: typed(FileErrorsDocument), variables: { id } });
  return (
    <QueryView data={data} error={error} onRetry={() => ask({ requestPolicy: 'network-only' })}>
      {({ upload }) =>
        upload ? (
          <Faulty faults={upload} fileName={fileName} />
        ) : (
          <Text size="sm" c="dimmed">
            The file is no longer there.
          </Text>
        )
      }
    </QueryView>
  );
}

function Faulty({ faults, fileName }: { readonly faults: Faults; readonly fileName: string }) {
  const { validationErrors, validationErrorCount } = faults;
  const left = validationErrorCount - validationErrors.length;
  return (
    <>
      <ScrollArea.Autosize
        mah={384}
        viewportProps={{
          tabIndex: 0,
          role: 'region',
          'aria-label': `Errors of ${fileName}, by row`,
        }}
      >
        <Table striped withTableBorder stickyHeader>
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={80}>Row</Table.Th>
              <Table.Th w={140}>Field</Table.Th>
              <Table.Th>What is wrong</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {validationErrors.map(({ row, field, message }) => (
              <Table.Tr key={`${row}-${field}-${message}`}>
                <Table.Td>{row?.toLocaleString() ?? 'File'}</Table.Td>
                <Table.Td className={classes.text}>{field ?? '–'}</Table.Td>
                <Table.Td className={classes.text}>{message}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollArea.Autosize>
      {left > 0 && (
        <Text size="sm" c="dimmed" mt="xs">
          and {left.toLocaleString()} more, which are not listed
        </Text>
      )}
    </>
  );
}
