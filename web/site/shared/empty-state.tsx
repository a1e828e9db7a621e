import { Stack, Text, ThemeIcon, Title } from '@mantine/core';
import { IconInbox, type TablerIcon } from '@tabler/icons-react';
import type { ReactNode } from 'react';

interface Props {
  readonly title: string;
  /** What to do about it, in a sentence. */
  readonly children?: ReactNode;
  readonly icon?: TablerIcon;
  readonly action?: ReactNode;
}

/** In place of a list that has nothing: says why and what to do. */
export function EmptyState({ title, children, icon: Icon = IconInbox, action }: Props) {
  return (
    <Stack align="center" gap="sm" py={48} px="md">
      <ThemeIcon size={56} radius="xl" variant="light" aria-hidden>
        <Icon size={28} />
      </ThemeIcon>
      <Title order={2} size="h4" ta="center">
        {title}
      </Title>
      {children && (
        <Text c="dimmed" ta="center" maw={480}>
          {children}
        </Text>
      )}
      {action}
    </Stack>
  );
}
