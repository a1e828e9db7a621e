import { Alert, Button, Divider, Stack } from '@mantine/core';
import { useLocation } from 'wouter';
import type { Provider } from '../session/provider.ts';
import { providerIcons, providerNames } from '../session/providers.ts';
import { useProvider } from '../session/use-provider.ts';
import { useAction } from '../shared/use-action.ts';

/** Signs in by an account elsewhere; the first time that makes one here. */
export function ProviderButtons({ providers }: { readonly providers: readonly Provider[] }) {
  const [path] = useLocation();
  const leave = useProvider();
  const { busy, error, run } = useAction();
  return (
    <Stack gap="sm" mt="lg">
      <Divider label="or" />
      {providers.map((provider) => {
        const Icon = providerIcons[provider];
        return (
          <Button
            key={provider}
            variant="default"
            fullWidth
            disabled={busy}
            leftSection={<Icon size={18} aria-hidden />}
            onClick={() => void run(() => leave(provider, 'sign-in', path + location.search))}
          >
            Continue with {providerNames[provider]}
          </Button>
        );
      })}
      {error && (
        <Alert color="red" role="alert">
          {error.message}
        </Alert>
      )}
    </Stack>
  );
}
