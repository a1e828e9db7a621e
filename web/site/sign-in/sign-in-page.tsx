import {
  Alert,
  Anchor,
  Container,
  Group,
  Image,
  Paper,
  Stack,
  Tabs,
  Text,
  Title,
} from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useLocation } from 'wouter';
import { useHistoryState } from 'wouter/use-browser-location';
import iconUrl from '../icon.svg';
import { offeredProviders } from '../page-config.ts';
import { usePage } from '../session/page-context.ts';
import { usePageTitle } from '../shared/use-page-title.ts';
import { ColorSchemeSwitch } from '../shell/color-scheme-switch.tsx';
import { DemoAccounts } from './demo-accounts.tsx';
import { ProviderButtons } from './provider-buttons.tsx';
import { RegisterForm } from './register-form.tsx';
import { WaysToSignIn } from './ways-to-sign-in.tsx';

/** Where everybody comes in, at whatever address they asked for. */
export default function SignInPage({ notice }: { readonly notice: string | null }) {
  const { config } = usePage();
  const providers = offeredProviders(config);
  const [path] = useLocation();
  usePageTitle('Sign in');
  // Whoever ended the session says farewell here: `navigate('/', { state: { notice } })`.
  const farewell = useHistoryState<{ readonly notice?: string } | null>()?.notice;
  const hint = notice ?? farewell ?? (path === '/' ? null : 'Sign in to open this page.');

  return (
    <Container component="main" size={480} py={{ base: 'md', sm: 64 }}>
      <Stack gap="lg">
        <Group justify="space-between" wrap="nowrap">
          <Group gap="sm" wrap="nowrap">
            <Image src={iconUrl} alt="" w={36} h={36} />
            <Title order={1} size="h2">
              SpendSense
            </Title>
          </Group>
          <ColorSchemeSwitch />
        </Group>
        <Text c="dimmed">
          Upload your bank transactions, see what they say about your money, and get recommendations
          that a person has checked.
        </Text>
        {hint && (
          <Alert icon={<IconInfoCircle aria-hidden />} role="status">
            {hint}
          </Alert>
        )}
        {config.demo && <DemoAccounts demo={config.demo} />}
        <Paper withBorder p={{ base: 'md', sm: 'xl' }} shadow="xs">
          <Tabs defaultValue="sign-in">
            <Tabs.List grow mb="lg">
              <Tabs.Tab value="sign-in">Sign in</Tabs.Tab>
              <Tabs.Tab value="register">Register</Tabs.Tab>
            </Tabs.List>
            <Tabs.Panel value="sign-in">
              <WaysToSignIn />
            </Tabs.Panel>
            <Tabs.Panel value="register">
              <RegisterForm />
            </Tabs.Panel>
          </Tabs>
          {providers.length > 0 && <ProviderButtons providers={providers} />}
        </Paper>
        <Text size="sm" c="dimmed" ta="center">
          For developers: <Anchor href="/graphiql">the API in GraphiQL</Anchor>
        </Text>
      </Stack>
    </Container>
  );
}
