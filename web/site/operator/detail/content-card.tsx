import { Anchor, Badge, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { IconBulb, IconSchool, IconTag } from '@tabler/icons-react';
import { Link } from 'wouter';
import { PersonaBadge, StatusBadge } from '../../shared/badges.tsx';
import { Time } from '../../shared/values.tsx';
import classes from './detail.module.css';
import type { WholeRecommendationFragment } from './generated/graphql.ts';

const types = {
  EDUCATION: { label: 'Education', icon: IconSchool },
  PARTNER_OFFER: { label: 'Partner offer', icon: IconTag },
} as const;

interface Props {
  readonly recommendation: WholeRecommendationFragment;
}

/** What the member would read, why, and what became of it. */
export function ContentCard({ recommendation }: Props) {
  const { title, content, rationale, type, status, user, createdAt } = recommendation;
  const { label, icon: Icon } = types[type];
  return (
    <Paper withBorder p={{ base: 'md', sm: 'lg' }} component="section" aria-label="Content">
      <Stack gap="md">
        <Group gap="xs">
          <StatusBadge status={status} />
          <Badge
            variant="light"
            color="gray"
            className="tinted-badge"
            leftSection={<Icon size={12} aria-hidden />}
          >
            {label}
          </Badge>
          <PersonaBadge persona={user?.profile} />
        </Group>
        <div>
          <Title order={2} size="h3" className={classes.content}>
            {title}
          </Title>
          <Text size="sm" c="dimmed" className={classes.content}>
            For{' '}
            {user ? (
              <Anchor component={Link} inherit href={`/operator/members/${user.id}`}>
                {user.email ?? 'a member without email'}
              </Anchor>
            ) : (
              'a member who just left'
            )}{' '}
            · made <Time at={createdAt} />
          </Text>
        </div>
        <Text className={classes.content}>{content}</Text>
        <Group gap="sm" wrap="nowrap" align="flex-start" className={classes.rationale}>
          <IconBulb size={20} aria-hidden className={classes.icon} />
          <div>
            <Text size="sm" fw={600}>
              Rationale
            </Text>
            <Text size="sm" className={classes.content}>
              {rationale}
            </Text>
          </div>
        </Group>
        <Outcome recommendation={recommendation} />
      </Stack>
    </Paper>
  );
}

function Outcome({ recommendation }: Props) {
  const { status, approvedAt, approvedBy, rejectedAt, rejectedBy, rejectionReason } =
    recommendation;
  if (status === 'PENDING') return null;
  const decider = approvedBy ?? rejectedBy;
  return (
    <Text size="sm" className={classes.content}>
      {status === 'APPROVED' ? 'Approved' : 'Rejected'} by{' '}
      <b>{decider?.email ?? 'someone who left'}</b>, <Time at={approvedAt ?? rejectedAt} />
      {rejectionReason && `: “${rejectionReason}”`}
    </Text>
  );
}
