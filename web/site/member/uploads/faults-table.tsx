import { Stack, Table, Text } from '@mantine/core';
import { useQuery } from 'urql';
import { typed } from '../../api/typed.ts';
import { QueryView } from '../../shared/query-view.tsx';
import { ListSkeleton } from '../../shared/skeletons.tsx';
import { MemberUploadFaultsDocument } from './generated/graphql.ts';

/** What is wrong with a file, row by row. */
export function FaultsTable({ id }: { readonly id: string }) {
  const [{ data, error }, ask] = useQuery({
    query: typed(MemberUploadFaultsDocument),
    variables: { id },
  });
  return (
    <QueryView
      data={data?.upload}
      error={error}
      onRetry={() => ask({ requestPolicy: 'network-only' })}
      skeleton={<ListSkeleton rows={2} />}
    >
      {({ validationErrors, validationErrorCount }) => (
        <Stack gap="xs">
          <Table withTableBorder verticalSpacing="xs" aria-label="What is wrong with the file">
            <Table.Thead>
              <Table.Tr>
                <Table.Th w={{ base: 64, sm: 110 }}>Row</Table.Th>
                <Table.Th w={{ base: 92, sm: 180 }}>Column</Table.Th>
                <Table.Th>What to mend</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {validationErrors.map(({ row, field, message }) => (
                <Table.Tr key={`${row}:${field}:${message}`}>
                  <Table.Td>{row?.toLocaleString() ?? 'File'}</Table.Td>
                  <Table.Td style={{ overflowWrap: 'anywhere' }}>{field ?? '–'}</Table.Td>
                  <Table.Td style={{ overflowWrap: 'anywhere' }}>{message}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
          <Text size="sm" c="dimmed">
            {validationErrorCount > validationErrors.length &&
              `These are the first ${validationErrors.length} of ${validationErrorCount.toLocaleString()}. `}
            Rows are counted from 1, after the header. Nothing of this file was used: correct it,
            then upload it again.
          </Text>
        </Stack>
      )}
    </QueryView>
  );
}
