import { AppShell, Burger, Group, Image, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { type ReactNode, useEffect } from 'react';
import { Link, useLocation } from 'wouter';
import iconUrl from '../icon.svg';
import { OfflineBanner } from '../shared/offline-banner.tsx';
import { useShortcuts } from '../shared/use-shortcuts.ts';
import { AccountMenu } from './account-menu.tsx';
import { ColorSchemeSwitch } from './color-scheme-switch.tsx';
import { LiveIndicator } from './live-indicator.tsx';
import { Navigation } from './navigation.tsx';
import { useLightPaper } from './use-light-paper.ts';

/** What stands around every page: header, navigation, and the banner of a lost connection. */
export function Shell({ children }: { readonly children: ReactNode }) {
  useLightPaper();
  const [opened, { toggle, close }] = useDisclosure();
  const [path] = useLocation();
  // On a phone the menu lies over the page that was just chosen.
  useEffect(() => {
    if (path) close();
  }, [path, close]);
  useShortcuts([['Escape', close]], opened);

  return (
    <AppShell
      header={{ height: 56 }}
      navbar={{ width: 232, breakpoint: 'sm', collapsed: { mobile: !opened } }}
      padding={{ base: 'md', lg: 'xl' }}
    >
      <a className="skip-link" href="#content">
        Skip to the content
      </a>
      <AppShell.Header>
        <Group h="100%" px="md" justify="space-between" wrap="nowrap">
          <Group gap="sm" wrap="nowrap">
            <Burger
              opened={opened}
              onClick={toggle}
              hiddenFrom="sm"
              size="sm"
              aria-label="Navigation"
              aria-expanded={opened}
            />
            <Group component={Link} gap="xs" wrap="nowrap" {...brandLink}>
              <Image src={iconUrl} alt="" w={28} h={28} />
              <Text fw={700} visibleFrom="xs">
                SpendSense
              </Text>
            </Group>
          </Group>
          <Group gap="xs" wrap="nowrap">
            <LiveIndicator />
            <ColorSchemeSwitch />
            <AccountMenu />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="sm" aria-label="Main">
        <Navigation />
      </AppShell.Navbar>
      <AppShell.Main id="content" tabIndex={-1}>
        <OfflineBanner />
        {children}
      </AppShell.Main>
    </AppShell>
  );
}

const brandLink = {
  href: '/',
  'aria-label': 'SpendSense, start',
  c: 'inherit',
  td: 'none',
} as const;
