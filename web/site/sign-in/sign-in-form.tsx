import { Alert, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { usePage } from '../session/page-context.ts';
import { useAction } from '../shared/use-action.ts';

/** Email address and password, for any account. */
export function SignInForm() {
  const { session } = usePage();
  const { busy, error, run } = useAction();
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { email: '', password: '' },
    validate: {
      email: (email) => (email.includes('@') ? null : 'Enter your email address.'),
      password: (password) => (password === '' ? 'Enter your password.' : null),
    },
  });
  const submit = ({ email, password }: typeof form.values) =>
    run(() => session.signIn(email.trim(), password));

  return (
    <form aria-label="Sign in" noValidate onSubmit={form.onSubmit((values) => void submit(values))}>
      <Stack>
        <TextInput
          label="Email"
          type="email"
          autoComplete="username"
          key={form.key('email')}
          {...form.getInputProps('email')}
        />
        <PasswordInput
          label="Password"
          autoComplete="current-password"
          key={form.key('password')}
          {...form.getInputProps('password')}
        />
        {error && (
          <Alert color="red" role="alert">
            {error.message}
          </Alert>
        )}
        <Button type="submit" loading={busy} fullWidth>
          Sign in
        </Button>
      </Stack>
    </form>
  );
}
