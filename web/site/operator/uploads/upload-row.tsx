import { Anchor, Button, Group, Paper, Stack, Text } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useId } from 'react';
import { Link } from 'wouter';
import { StatusBadge } from '../../shared/badges.tsx';
import { formatBytes } from '../../shared/format.ts';
import { RowErrors } from '../../shared/row-errors/row-errors.tsx';
import { Time } from '../../shared/values.tsx';
import type { StaffUploadFragment } from './generated/graphql.ts';

interface Props {
  readonly upload: StaffUploadFragment;
  readonly opened: boolean;
  readonly onToggle: () => void;
}

/** One upload; what is wrong with it opens below. */
export function UploadRow({ upload, opened, onToggle }: Props) {
  const { id, fileName, fileSize, status, createdAt, user, validationErrorCount: count } = upload;
  const errorsId = useId();
  const Chevron = opened ? IconChevronUp : IconChevronDown;
  return (
    <Paper withBorder p="sm" role="group" aria-label={fileName}>
      <Group justify="space-between" gap="xs">
        <Stack gap={2} miw={0}>
          <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
            {fileName}
          </Text>
          <Text size="sm" c="dimmed" component="div" style={{ overflowWrap: 'anywhere' }}>
            {user ? (
              <Anchor
                component={Link}
                href={`/operator/members/${user.id}`}
                size="sm"
                underline="always"
              >
                {user.email ?? 'Member'}
              </Anchor>
            ) : (
              'Unknown member'
            )}{' '}
            · <Time at={createdAt} /> · {formatBytes(fileSize)}
          </Text>
        </Stack>
        <Group gap="xs">
          {count > 0 && (
            <Button
              size="compact-sm"
              variant="subtle"
              rightSection={<Chevron size={14} aria-hidden />}
              className="no-print"
              aria-expanded={opened}
              aria-controls={errorsId}
              onClick={onToggle}
            >
              {count === 1 ? '1 error' : `${count.toLocaleString()} errors`}
            </Button>
          )}
          <StatusBadge status={status} />
        </Group>
      </Group>
      <div id={errorsId}>{opened && <RowErrors id={id} fileName={fileName} />}</div>
    </Paper>
  );
}
