import { Alert, Button, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useAction } from '../shared/use-action.ts';
import { failureWords } from './failure-words.ts';
import { readPhoneNumber } from './phone-number.ts';

interface Props {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint: string;
  /** Whether somebody has just come back to change the number. */
  readonly takeFocus: boolean;
  readonly send: (phoneNumber: string) => Promise<void>;
}

/** Asks for the number that a code is sent to. */
export function NumberStep({ value, onChange, hint, takeFocus, send }: Props) {
  const { busy, error, run } = useAction();
  const [problem, setProblem] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (takeFocus) input.current?.select();
  }, [takeFocus]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const read = readPhoneNumber(value);
    setProblem(read.problem);
    if (read.phoneNumber === null) input.current?.focus();
    else void run(() => send(read.phoneNumber));
  };
  return (
    <form aria-label="Send a code" noValidate onSubmit={submit}>
      <Stack>
        <TextInput
          ref={input}
          label="Phone number"
          description="With + and the country code, such as +1 415 555 0123."
          type="tel"
          inputMode="tel"
          autoComplete="tel"
          value={value}
          error={problem}
          onChange={({ currentTarget }) => {
            setProblem(null);
            onChange(currentTarget.value);
          }}
        />
        {error && (
          <Alert color="red" role="alert">
            {failureWords(error)}
          </Alert>
        )}
        <Button type="submit" loading={busy} fullWidth>
          Send me a code
        </Button>
        <Text size="sm" c="dimmed">
          {hint}
        </Text>
      </Stack>
    </form>
  );
}
