import { Group, Text } from '@mantine/core';
import { IconBolt, IconPlugConnected, IconRefresh, IconWifiOff } from '@tabler/icons-react';
import { type Liveness, useLiveness } from '../api/connection.ts';

const shown = {
  live: { label: 'Live', icon: IconBolt, color: 'teal' },
  idle: { label: 'Connected', icon: IconPlugConnected, color: 'gray' },
  reconnecting: { label: 'Reconnecting', icon: IconRefresh, color: 'orange' },
  offline: { label: 'Offline', icon: IconWifiOff, color: 'red' },
} as const satisfies Record<Liveness, object>;

/** Whether what is shown follows the gateway: by an icon and a word, not by colour alone. */
export function LiveIndicator() {
  const { label, icon: Icon, color } = shown[useLiveness()];
  return (
    <Group gap={4} wrap="nowrap" role="status" aria-label={`Connection: ${label}`}>
      <Icon size={16} color={`var(--mantine-color-${color}-light-color)`} aria-hidden />
      <Text size="sm" visibleFrom="sm">
        {label}
      </Text>
    </Group>
  );
}
