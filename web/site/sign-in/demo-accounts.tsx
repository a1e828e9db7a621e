import { Alert, Button, Group, Paper, Stack, Text } from '@mantine/core';
import type { PageConfig } from '../page-config.ts';
import { usePage } from '../session/page-context.ts';
import { useAction } from '../shared/use-action.ts';

const labels: Record<string, string> = { USER: 'Member', OPERATOR: 'Operator', ADMIN: 'Admin' };

/** One button for each account of the demo data. */
export function DemoAccounts({ demo }: { readonly demo: NonNullable<PageConfig['demo']> }) {
  const { session } = usePage();
  const { busy, error, run } = useAction();
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="demo-accounts">
      <Stack gap="xs">
        <Text id="demo-accounts" fw={600} component="h2">
          Look around with demo data
        </Text>
        <Group gap="xs" grow preventGrowOverflow={false}>
          {demo.accounts.map(({ email, role }) => (
            <Button
              key={email}
              variant="default"
              disabled={busy}
              title={`Sign in as ${email}`}
              onClick={() => void run(() => session.signIn(email, demo.password))}
            >
              {labels[role] ?? email}
            </Button>
          ))}
        </Group>
        {error && (
          <Alert color="red" role="alert">
            {error.message}
          </Alert>
        )}
      </Stack>
    </Paper>
  );
}
