import { Alert, Button, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { describeError } from '../api/describe-error.ts';

interface Props {
  readonly error: unknown;
  /** Asks again; without it there is no button. */
  readonly onRetry?: (() => void) | undefined;
}

/** In place of what could not be had: says what happened, and lets one try again. */
export function ErrorState({ error, onRetry }: Props) {
  const { title, message, fields, errorId } = describeError(error);
  return (
    <Alert color="red" title={title} icon={<IconAlertTriangle aria-hidden />} role="alert">
      <Stack gap="sm" align="flex-start">
        <Text size="sm">{message}</Text>
        {fields.map((field) => (
          <Text key={field.path} size="sm">
            {field.path}: {field.message}
          </Text>
        ))}
        {errorId && (
          <Text size="xs" c="dimmed">
            Error {errorId}
          </Text>
        )}
        {onRetry && (
          <Button size="xs" variant="default" onClick={onRetry}>
            Try again
          </Button>
        )}
      </Stack>
    </Alert>
  );
}
