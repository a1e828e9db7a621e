import { Badge, NavLink, Text } from '@mantine/core';
import {
  IconChartBar,
  IconChecklist,
  IconDevices,
  IconFileUpload,
  IconHome,
  IconSettings,
  IconUpload,
  IconUsers,
  type TablerIcon,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { usePendingCount } from '../api/use-pending-count.ts';
import { useAccount } from '../session/page-context.ts';
import { isStaff } from '../session/roles.ts';
import { preloadPage } from './page-routes.tsx';

interface Target {
  readonly href: string;
  readonly label: string;
  readonly icon: TablerIcon;
  /** Pages below it count as it. */
  readonly below?: readonly string[];
}

const staffTargets: readonly Target[] = [
  {
    href: '/operator',
    label: 'Review queue',
    icon: IconChecklist,
    below: ['/operator/recommendations/'],
  },
  { href: '/operator/members', label: 'Members', icon: IconUsers, below: ['/operator/members/'] },
  { href: '/operator/uploads', label: 'Member uploads', icon: IconFileUpload },
  { href: '/operator/analytics', label: 'Analytics', icon: IconChartBar },
];

const ownTargets: readonly Target[] = [
  { href: '/app', label: 'Home', icon: IconHome },
  { href: '/app/uploads', label: 'Uploads', icon: IconUpload },
  { href: '/app/sessions', label: 'Sessions', icon: IconDevices },
  { href: '/app/settings', label: 'Settings', icon: IconSettings },
];

/** Where this account can go. */
export function Navigation() {
  const staff = isStaff(useAccount());
  return (
    <>
      {staff && (
        <>
          <Heading>Operator</Heading>
          <Targets targets={staffTargets} badge={<PendingBadge />} />
          <Heading>My own data</Heading>
        </>
      )}
      <Targets targets={ownTargets} />
    </>
  );
}

function Heading({ children }: { readonly children: ReactNode }) {
  return (
    <Text size="xs" fw={600} c="dimmed" px="sm" pt="md" pb={4}>
      {children}
    </Text>
  );
}

interface TargetsProps {
  readonly targets: readonly Target[];
  /** Stands beside the first one. */
  readonly badge?: ReactNode;
}

function Targets({ targets, badge }: TargetsProps) {
  const [path] = useLocation();
  return targets.map(({ href, label, icon: Icon, below = [] }, place) => {
    const active = path === href || below.some((prefix) => path.startsWith(prefix));
    return (
      <NavLink
        key={href}
        component={Link}
        href={href}
        onPointerEnter={() => preloadPage(href)}
        onFocus={() => preloadPage(href)}
        label={label}
        active={active}
        aria-current={active ? 'page' : undefined}
        leftSection={<Icon size={18} aria-hidden />}
        rightSection={place === 0 ? badge : undefined}
      />
    );
  });
}

function PendingBadge() {
  const count = usePendingCount();
  if (count === null) return null;
  return (
    <Badge size="sm" aria-label={`${count} waiting`} variant="filled">
      {count.toLocaleString()}
    </Badge>
  );
}
