import { Alert } from '@mantine/core';
import { IconWifiOff } from '@tabler/icons-react';
import { useLiveness } from '../api/connection.ts';

const messages = {
  offline: 'You are offline. What you see may be old; it is brought up to date when you are back.',
  reconnecting: 'The connection to SpendSense broke. Trying again …',
} as const;

/** Says that what is shown may be old, while the connection is away. */
export function OfflineBanner() {
  const liveness = useLiveness();
  if (liveness !== 'offline' && liveness !== 'reconnecting') return null;
  return (
    <Alert color="orange" mb="md" role="status" icon={<IconWifiOff aria-hidden />}>
      {messages[liveness]}
    </Alert>
  );
}
