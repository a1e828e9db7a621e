import { Button, type ButtonProps, Text } from '@mantine/core';
import { IconChevronDown, IconUser } from '@tabler/icons-react';
import type { ComponentPropsWithRef } from 'react';
import { useAccount } from '../session/page-context.ts';

/** Who is signed in; opens the account's menu. */
export function AccountButton(props: ButtonProps & ComponentPropsWithRef<'button'>) {
  const name = useAccount().email ?? 'My account';
  return (
    <Button
      variant="subtle"
      px="xs"
      aria-label={`Account: ${name}`}
      aria-haspopup="menu"
      leftSection={<IconUser size={18} aria-hidden />}
      rightSection={<IconChevronDown size={14} aria-hidden />}
      {...props}
    >
      <Text size="sm" truncate maw={280} visibleFrom="md">
        {name}
      </Text>
    </Button>
  );
}
