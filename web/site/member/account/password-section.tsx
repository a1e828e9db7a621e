import { Alert, Button, Group, PasswordInput, Stack, VisuallyHidden } from '@mantine/core';
import { useForm } from '@mantine/form';
import { usePage } from '../../session/page-context.ts';
import { toastDone } from '../../shared/toasts.tsx';
import { useAction } from '../../shared/use-action.ts';
import { ChangePasswordDocument } from './generated/graphql.ts';
import { Section } from './section.tsx';

const shortest = 12;

/** Another password; other devices are signed out by it. */
export function PasswordSection({ email }: { readonly email: string | null | undefined }) {
  const { session } = usePage();
  const { busy, error, run } = useAction();
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { currentPassword: '', newPassword: '' },
    validate: {
      currentPassword: (password) => (password === '' ? 'Enter your password so far.' : null),
      newPassword: (password) =>
        password.length < shortest ? `Use at least ${shortest} characters.` : null,
    },
  });
  const change = async (input: typeof form.values) => {
    await session.begin(ChangePasswordDocument, { input }, (data) => data.changePassword, {
      asSelf: true,
    });
    form.reset();
    toastDone('Your password is changed. Other devices are signed out.');
  };
  const faults = error?.fields.map(({ message }) => `The new password ${message}.`).join(' ');
  return (
    <Section title="Password">
      <form
        aria-label="Change the password"
        noValidate
        onSubmit={form.onSubmit((values) => void run(() => change(values)))}
      >
        <Stack maw={420}>
          <VisuallyHidden>
            <input
              type="email"
              autoComplete="username"
              value={email ?? ''}
              readOnly
              tabIndex={-1}
              aria-label="Email"
            />
          </VisuallyHidden>
          <PasswordInput
            label="Password so far"
            autoComplete="current-password"
            key={form.key('currentPassword')}
            {...form.getInputProps('currentPassword')}
          />
          <PasswordInput
            label="New password"
            description={`At least ${shortest} characters. All other devices are signed out.`}
            autoComplete="new-password"
            key={form.key('newPassword')}
            {...form.getInputProps('newPassword')}
          />
          {error && (
            <Alert color="red" role="alert">
              {faults || error.message}
            </Alert>
          )}
          <Group>
            <Button type="submit" variant="default" loading={busy}>
              Change my password
            </Button>
          </Group>
        </Stack>
      </form>
    </Section>
  );
}
