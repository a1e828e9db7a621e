import { Button, Menu, Text } from '@mantine/core';
import {
  IconChevronDown,
  IconLogout,
  IconLogout2,
  IconSettings,
  IconUser,
} from '@tabler/icons-react';
import { Link, useLocation } from 'wouter';
import { useAccount, usePage } from '../session/page-context.ts';
import { roleLabel } from '../session/roles.ts';
import { toastError } from '../shared/toasts.tsx';
import { useConfirm } from '../shared/use-confirm.tsx';

/** Who is signed in, and the ways out. */
export function AccountMenu() {
  const account = useAccount();
  const { signOut, signOutEverywhere } = useWaysOut();
  const name = account.email ?? 'My account';
  return (
    <Menu position="bottom-end" width={260}>
      <Menu.Target>
        <Button
          variant="subtle"
          px="xs"
          aria-label={`Account: ${name}`}
          leftSection={<IconUser size={18} aria-hidden />}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          <Text size="sm" truncate maw={180} visibleFrom="md">
            {name}
          </Text>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {name} · {roleLabel(account.role)}
        </Menu.Label>
        <Menu.Item
          component={Link}
          href="/app/settings"
          leftSection={<IconSettings size={16} aria-hidden />}
        >
          Settings
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={signOut}>
          Sign out
        </Menu.Item>
        <Menu.Item
          leftSection={<IconLogout2 size={16} aria-hidden />}
          onClick={() => void signOutEverywhere()}
        >
          Sign out everywhere
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function useWaysOut() {
  const { session } = usePage();
  const [, navigate] = useLocation();
  const confirm = useConfirm();
  return {
    signOut: () => {
      navigate('/');
      session.signOut().catch(toastError);
    },
    signOutEverywhere: async () => {
      const sure = await confirm({
        title: 'Sign out everywhere?',
        message: 'Every device and browser where you are signed in is signed out, this one too.',
        confirmLabel: 'Sign out everywhere',
      });
      if (!sure) return;
      await session.signOutEverywhere().then(() => navigate('/'), toastError);
    },
  };
}
