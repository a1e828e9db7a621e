import { Anchor, Group, Paper, Stack, Text } from '@mantine/core';
import { Link } from 'wouter';
import { PersonaBadge } from '../../shared/badges.tsx';
import { Time } from '../../shared/values.tsx';
import type { MembersQuery } from './generated/graphql.ts';
import classes from './members.module.css';
import { SuspendedBadge } from './suspended-badge.tsx';

type Member = MembersQuery['users']['nodes'][number];

/** A member in the list. */
export function MemberRow({ member }: { readonly member: Member }) {
  const { id, email, phoneNumber, profile, createdAt, bannedAt } = member;
  return (
    <Paper withBorder p="sm">
      <Group justify="space-between" gap="xs">
        <Stack gap={2} miw={0}>
          <Anchor
            component={Link}
            href={`/operator/members/${id}`}
            fw={600}
            className={classes.text}
          >
            {email ?? phoneNumber ?? id}
          </Anchor>
          <Text size="sm" c="dimmed">
            Since <Time at={createdAt} />
            {profile && (
              <>
                {' '}
                · profile of <Time at={profile.updatedAt} />
              </>
            )}
          </Text>
        </Stack>
        <Group gap="xs">
          {bannedAt && <SuspendedBadge />}
          <PersonaBadge persona={profile} />
        </Group>
      </Group>
    </Paper>
  );
}
