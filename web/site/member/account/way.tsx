import { Group, Text } from '@mantine/core';
import type { TablerIcon } from '@tabler/icons-react';
import type { ReactNode } from 'react';

interface Props {
  readonly icon: TablerIcon;
  readonly name: string;
  /** How it stands: the number, or that there is none. */
  readonly children: ReactNode;
  readonly actions?: ReactNode;
}

/** One way to sign in: what it is, how it stands, and what can be done about it. */
export function Way({ icon: Icon, name, children, actions }: Props) {
  return (
    <Group justify="space-between" gap="sm">
      <Group gap="sm" wrap="nowrap">
        <Icon size={22} style={{ flexShrink: 0 }} aria-hidden />
        <div>
          <Text fw={600}>{name}</Text>
          <Text size="sm" c="dimmed">
            {children}
          </Text>
        </div>
      </Group>
      {actions && <Group gap="xs">{actions}</Group>}
    </Group>
  );
}
