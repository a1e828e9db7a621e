import { Button, Group, Stack, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { useQuery } from 'urql';
import { typed } from '../../api/typed.ts';
import { QueryView } from '../../shared/query-view.tsx';
import { ListSkeleton } from '../../shared/skeletons.tsx';
import { MemberUploadFaultsDocument, type MemberUploadFaultsQuery } from './generated/graphql.ts';

/** How many are shown at first: most files have the same fault in every row. */
const fewest = 10;

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
      {(faults) => <Faults {...faults} />}
    </QueryView>
  );
}

type FaultsProps = NonNullable<MemberUploadFaultsQuery['upload']>;

function Faults({ validationErrors, validationErrorCount }: FaultsProps) {
  const [isWhole, setIsWhole] = useState(false);
  const shown = isWhole ? validationErrors : validationErrors.slice(0, fewest);
  return (
    <Stack gap="xs">
      <Table
        withTableBorder
        verticalSpacing={6}
        horizontalSpacing="xs"
        fz="sm"
        aria-label="What is wrong with the file"
      >
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={{ base: 56, sm: 110 }}>Row</Table.Th>
            <Table.Th w={{ base: 76, sm: 180 }}>Column</Table.Th>
            <Table.Th>What to mend</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {shown.map(({ row, field, message }) => (
            <Table.Tr key={`${row}:${field}:${message}`}>
              <Table.Td>{row?.toLocaleString() ?? 'File'}</Table.Td>
              <Table.Td style={{ overflowWrap: 'anywhere' }}>{field ?? '–'}</Table.Td>
              <Table.Td style={{ overflowWrap: 'anywhere' }}>{message}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {shown.length < validationErrors.length && (
        <Group>
          <Button size="xs" variant="default" onClick={() => setIsWhole(true)}>
            Show all {validationErrors.length}
          </Button>
        </Group>
      )}
      <Text size="sm" c="dimmed">
        {validationErrorCount > shown.length &&
          `These are the first ${shown.length} of ${validationErrorCount.toLocaleString()}. `}
        Rows are counted from 1, after the header. Nothing of this file was used: correct it, then
        upload it again.
      </Text>
    </Stack>
  );
}
