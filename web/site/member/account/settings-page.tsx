import { Stack, Table } from '@mantine/core';
import { useQuery } from 'urql';
import { typed } from '../../api/typed.ts';
import { Page } from '../../shared/page.tsx';
import { QueryView } from '../../shared/query-view.tsx';
import { Time } from '../../shared/values.tsx';
import { ConsentSection } from './consent-section.tsx';
import { DeleteSection } from './delete-section.tsx';
import { ExportSection } from './export-section.tsx';
import { SettingsDocument, type SettingsQuery } from './generated/graphql.ts';
import { PasswordSection } from './password-section.tsx';
import { Section } from './section.tsx';
import { WaysSection } from './ways-section.tsx';

/** The account itself: how one signs in, consent, one's data, and the way out. */
export default function SettingsPage() {
  const [{ data, error }, ask] = useQuery({ query: typed(SettingsDocument) });
  return (
    <Page title="Settings">
      <QueryView
        data={data?.me}
        error={error}
        onRetry={() => ask({ requestPolicy: 'network-only' })}
      >
        {(me) => (
          <Stack gap="lg" maw={800}>
            <AccountSection me={me} />
            <WaysSection me={me} />
            {me.signInMethods?.password && <PasswordSection email={me.email} />}
            <ConsentSection consentStatus={me.consentStatus} version={me.consentVersion} />
            <ExportSection />
            <DeleteSection email={me.email} />
          </Stack>
        )}
      </QueryView>
    </Page>
  );
}

function AccountSection({ me }: { readonly me: NonNullable<SettingsQuery['me']> }) {
  const { email, createdAt } = me;
  const rows = [
    ['Email', email ?? 'None'],
    ['Member since', <Time key="since" at={createdAt} />],
  ] as const;
  return (
    <Section title="Account">
      <Table variant="vertical" layout="fixed">
        <Table.Tbody>
          {rows.map(([name, value]) => (
            <Table.Tr key={name}>
              <Table.Th w={{ base: 110, xs: 160 }}>{name}</Table.Th>
              <Table.Td style={{ overflowWrap: 'anywhere' }}>{value}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Section>
  );
}
