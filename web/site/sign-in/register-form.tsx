import { Alert, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { usePage } from '../session/page-context.ts';
import { useAction } from '../shared/use-action.ts';

const [shortest, longest] = [12, 128];

function passwordProblem(password: string): string | null {
  if (password.length < shortest) return `Use at least ${shortest} characters.`;
  return password.length > longest ? `Use at most ${longest} characters.` : null;
}

/** Makes a member's account; the gateway says when a password is too easy to guess. */
export function RegisterForm() {
  const { session } = usePage();
  const { busy, error, run } = useAction();
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { email: '', password: '' },
    validate: {
      email: (email) => (email.includes('@') ? null : 'Enter your email address.'),
      password: passwordProblem,
    },
  });
  const submit = ({ email, password }: typeof form.values) =>
    run(() => session.register(email.trim(), password));
  const faults = error?.fields.map(({ message }) => message).join(' ');

  return (
    <form
      aria-label="Register"
      noValidate
      onSubmit={form.onSubmit((values) => void submit(values))}
    >
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
          description={`At least ${shortest} characters. A sentence is easier to remember.`}
          autoComplete="new-password"
          key={form.key('password')}
          {...form.getInputProps('password')}
        />
        {error && (
          <Alert color="red" role="alert">
            {faults ? `Please change this: ${faults}` : error.message}
          </Alert>
        )}
        <Button type="submit" loading={busy} fullWidth>
          Create my account
        </Button>
      </Stack>
    </form>
  );
}
