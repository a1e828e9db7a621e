import { Menu, Text } from '@mantine/core';
import { IconLogout, IconLogout2, IconSettings } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { useAccount, usePage } from '../session/page-context.ts';
import { roleLabel } from '../session/roles.ts';
import { toastError } from '../shared/toasts.tsx';
import { unsettledCount } from '../shared/unsettled-work.ts';
import { useConfirm } from '../shared/use-confirm.tsx';
import { AccountButton } from './account-button.tsx';

/** The account's menu: opens as soon as it is there. */
export default function OpenAccountMenu() {
  const account = useAccount();
  const { signOut, signOutEverywhere } = useWaysOut();
  const [opened, setOpened] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // It stands in for the button that was pressed; the menu gives the focus back to it.
    button.current?.focus();
    setOpened(true);
  }, []);
  return (
    <Menu position="bottom-end" width={260} opened={opened} onChange={setOpened}>
      <Menu.Target>
        <AccountButton ref={button} />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <Text size="sm" c="var(--mantine-color-text)" style={{ overflowWrap: 'anywhere' }}>
            {account.email ?? 'My account'}
          </Text>
          {roleLabel(account.role)}
        </Menu.Label>
        <Menu.Item
          component={Link}
          href="/app/settings"
          leftSection={<IconSettings size={16} aria-hidden />}
        >
          Settings
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconLogout size={16} aria-hidden />}
          onClick={() => void signOut()}
        >
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
    signOut: async () => {
      const count = unsettledCount();
      if (count > 0 && !(await confirm(unsavedQuestion(count)))) return;
      navigate('/');
      void session.signOut();
    },
    signOutEverywhere: async () => {
      const sure = await confirm({
        title: 'Sign out everywhere?',
        message: `${unsavedWords(unsettledCount())}Every device and browser where you are signed in is signed out, this one too.`,
        confirmLabel: 'Sign out everywhere',
      });
      if (!sure) return;
      await session.signOutEverywhere().then(() => navigate('/'), toastError);
    },
  };
}

function unsavedQuestion(count: number) {
  return {
    title: 'Sign out now?',
    message: `${unsavedWords(count)}If you sign out now, some may be lost.`,
    confirmLabel: 'Sign out all the same',
    dangerous: true,
  };
}

function unsavedWords(count: number): string {
  if (count === 0) return '';
  return `${count} ${count === 1 ? 'decision is' : 'decisions are'} not saved yet. `;
}
