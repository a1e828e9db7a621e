import { Alert, Button, Group, PinInput, Stack, Text } from '@mantine/core';
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { type DescribedError, describeError } from '../api/describe-error.ts';
import { useAction } from '../shared/use-action.ts';
import { failureWords } from './failure-words.ts';
import { usePage } from './page-context.ts';
import type { SentCode } from './phone-steps.tsx';
import { ResendButton } from './resend-button.tsx';

const digits = 6;

interface Props {
  readonly sent: SentCode;
  readonly verb: string;
  readonly onCode: (code: string) => Promise<void>;
  readonly onResend: () => Promise<void>;
  readonly onChangeNumber: () => void;
}

/** Takes the six digits, typed, pasted or filled in by the phone, and uses them once they are whole. */
export function CodeStep({ sent, verb, onCode, onResend, onChangeNumber }: Props) {
  const { config } = usePage();
  const [code, setCode] = useState('');
  const { busy, error, tries, use } = useGuesses(sent, onCode, () => setCode(''));
  const first = useFocusWhen(!busy && code === '');
  const label = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (code.length === digits) use(code);
  };
  return (
    <form aria-label="Code" onSubmit={submit}>
      <Stack>
        <Text id={label}>
          Enter the six digits that we sent to <strong>{sent.phoneNumber}</strong>.
        </Text>
        {config.signIn.codesInLog && (
          <Alert>No SMS is sent by this gateway: the code stands in its log.</Alert>
        )}
        <PinInput
          ref={first}
          autoFocus
          aria-labelledby={label}
          length={digits}
          type="number"
          gap="xs"
          placeholder=""
          readOnly={busy}
          error={error !== null}
          value={code}
          getInputProps={(place) => ({ 'aria-label': `Digit ${place + 1} of ${digits}` })}
          onChange={(value) => {
            setCode(value);
            if (value.length === digits) use(value);
          }}
        />
        {error && (
          <Alert color="red" role="alert">
            {guessWords(error, tries)}
          </Alert>
        )}
        <Button type="submit" loading={busy} disabled={code.length < digits} fullWidth>
          {verb}
        </Button>
        <Group justify="space-between" gap="xs">
          <Button variant="subtle" size="compact-sm" onClick={onChangeNumber}>
            Change the number
          </Button>
          <ResendButton onResend={onResend} />
        </Group>
      </Stack>
    </form>
  );
}

/** Uses codes, and counts the wrong ones: the answer does not say how many are left. */
function useGuesses(sent: SentCode, onCode: Props['onCode'], onWrong: () => void) {
  const { busy, error, run } = useAction();
  const [wrong, setWrong] = useState(0);
  // A newly sent code says anew how many are left.
  const [counted, setCounted] = useState(sent);
  if (counted !== sent) {
    setCounted(sent);
    setWrong(0);
  }
  const use = (code: string) =>
    void run(async () => {
      try {
        await onCode(code);
      } catch (cause) {
        // Whoever was not heard has not guessed.
        if (describeError(cause).code !== null) {
          setWrong((count) => count + 1);
          onWrong();
        }
        throw cause;
      }
    });
  return { busy, error, tries: Math.max(0, sent.attemptsLeft - wrong), use };
}

function guessWords(error: DescribedError, tries: number): string {
  if (error.code !== 'UNAUTHENTICATED') return failureWords(error);
  if (tries === 0) {
    return 'That code is wrong or has expired, and it was the last try. You can go on in 10 minutes.';
  }
  const left = tries === 1 ? 'One try is left' : `${tries} tries are left`;
  return `That code is wrong or has expired. ${left}.`;
}

function useFocusWhen(isDue: boolean) {
  const element = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (isDue) element.current?.focus();
  }, [isDue]);
  return element;
}
