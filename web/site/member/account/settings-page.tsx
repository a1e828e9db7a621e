import { Paper, Table } from '@mantine/core';
import { useQuery } from 'urql';
import { typed } from '../../api/typed.ts';
import { Page } from '../../shared/page.tsx';
import { QueryView } from '../../shared/query-view.tsx';
import { Time } from '../../shared/values.tsx';
import { SettingsDocument } from './generated/graphql.ts';

/** The account itself: how one signs in, and consent. */
export default function SettingsPage() {
  const [{ data, error }, ask] = useQuery({ query: typed(SettingsDocument) });
  return (
    <Page title="Settings">
      <QueryView
        data={data?.me}
        error={error}
        onRetry={() => ask({ requestPolicy: 'network-only' })}
      >
        {({ email, phoneNumber, createdAt, consentStatus, consentVersion }) => (
          <Paper withBorder p="lg">
            <Table variant="vertical" layout="fixed">
              <Table.Tbody>
                <Table.Tr>
                  <Table.Th w={{ base: 110, xs: 180 }}>Email</Table.Th>
                  <Table.Td style={{ overflowWrap: 'anywhere' }}>{email ?? 'None'}</Table.Td>
                </Table.Tr>
                <Table.Tr>
                  <Table.Th>Phone</Table.Th>
                  <Table.Td>{phoneNumber ?? 'None'}</Table.Td>
                </Table.Tr>
                <Table.Tr>
                  <Table.Th>Member since</Table.Th>
                  <Table.Td>
                    <Time at={createdAt} />
                  </Table.Td>
                </Table.Tr>
                <Table.Tr>
                  <Table.Th>Consent</Table.Th>
                  <Table.Td>
                    {consentStatus ? `Given, version ${consentVersion}` : 'Not given'}
                  </Table.Td>
                </Table.Tr>
              </Table.Tbody>
            </Table>
          </Paper>
        )}
      </QueryView>
    </Page>
  );
}
