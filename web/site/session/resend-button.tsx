import { Alert, Button, Text } from '@mantine/core';
import { useState } from 'react';
import { useAction } from '../shared/use-action.ts';
import { failureWords } from './failure-words.ts';
import { useCountdown } from './use-countdown.ts';

const pauseMillis = 30_000;

/** Has another code sent, after a pause in which the first one may still arrive. */
export function ResendButton({ onResend }: { readonly onResend: () => Promise<void> }) {
  const [dueAt, setDueAt] = useState(() => Date.now() + pauseMillis);
  const [resent, setResent] = useState(false);
  const { busy, error, run } = useAction();
  const seconds = useCountdown(dueAt);
  const resend = async () => {
    setResent(false);
    await onResend();
    setDueAt(Date.now() + pauseMillis);
    setResent(true);
  };
  return (
    <>
      <Button
        variant="subtle"
        size="compact-sm"
        loading={busy}
        disabled={seconds > 0}
        onClick={() => void run(resend)}
      >
        {seconds > 0 ? `Another code in ${seconds} s` : 'Send another code'}
      </Button>
      <Text size="sm" role="status" w="100%">
        {resent ? 'Another code is on its way. Only the latest one works.' : ''}
      </Text>
      {error && (
        <Alert color="red" role="alert" w="100%">
          {failureWords(error)}
        </Alert>
      )}
    </>
  );
}
