import { DataList, Group, Text, Title } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { roleLabel } from '../../session/roles.ts';
import { Time } from '../../shared/values.tsx';
import { Section } from '../about-member/section.tsx';
import type { MemberQuery } from './generated/graphql.ts';
import classes from './members.module.css';
import { SuspendedBadge } from './suspended-badge.tsx';

export type User = NonNullable<MemberQuery['user']>;

/** Who a member is. */
export function AccountCard({ user }: { readonly user: User }) {
  const { id, email, phoneNumber, role, createdAt, bannedAt, profile } = user;
  const facts: readonly (readonly [label: string, value: ReactNode])[] = [
    ['Email', email ?? '–'],
    ['Phone', phoneNumber ?? '–'],
    ['Role', roleLabel(role)],
    ['Member since', <Time key="since" at={createdAt} />],
    ['Consent', <Consent key="consent" user={user} />],
    ['Profile computed', profile ? <Time key="profile" at={profile.updatedAt} /> : 'not yet'],
    ...(bannedAt ? [['Suspended', <Time key="suspended" at={bannedAt} />] as const] : []),
    ['Account', <code key="id">{id}</code>],
  ];
  return (
    <Section title="Account">
      <Group gap="sm" mb="md">
        <Title order={3} size="h4" className={classes.text}>
          {email ?? phoneNumber ?? id}
        </Title>
        {bannedAt && <SuspendedBadge />}
      </Group>
      <DataList labelWidth="min(150px, 40%)" size="sm">
        {facts.map(([label, value]) => (
          <DataList.Item key={label}>
            <DataList.ItemLabel>{label}</DataList.ItemLabel>
            <DataList.ItemValue className={classes.text}>{value}</DataList.ItemValue>
          </DataList.Item>
        ))}
      </DataList>
    </Section>
  );
}

function Consent({ user: { consentStatus, consentVersion } }: { readonly user: User }) {
  const Icon = consentStatus ? IconCheck : IconX;
  return (
    <Group gap={6} wrap="nowrap">
      <Icon size={16} aria-hidden />
      <Text span inherit>
        {consentStatus ? `In force, version ${consentVersion ?? 'unknown'}` : 'Not in force'}
      </Text>
    </Group>
  );
}
