import { Button, Collapse, Group, Paper, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { StatusBadge } from '../../shared/badges.tsx';
import { formatBytes } from '../../shared/format.ts';
import { Time } from '../../shared/values.tsx';
import { useLiveUpload } from '../common/use-live-upload.ts';
import { FaultsTable } from './faults-table.tsx';
import type { MemberUploadRowFragment } from './generated/graphql.ts';

interface Props {
  readonly upload: MemberUploadRowFragment;
  /** Whether it may have a connection of its own to follow the processing. */
  readonly isFollowed: boolean;
}

/** One file of the list, with its faults on demand. */
export function UploadRow({ upload, isFollowed }: Props) {
  const { id, fileName, fileSize, createdAt, status, validationErrorCount } = upload;
  useLiveUpload(upload, isFollowed);
  const [opened, { toggle }] = useDisclosure();
  const Chevron = opened ? IconChevronUp : IconChevronDown;
  return (
    <Paper withBorder p="md">
      <Stack gap="xs">
        <Group justify="space-between" wrap="nowrap" align="flex-start">
          <div style={{ minWidth: 0 }}>
            <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
              {fileName}
            </Text>
            <Text size="sm" c="dimmed">
              {formatBytes(fileSize)} · <Time at={createdAt} />
            </Text>
          </div>
          <div style={{ flexShrink: 0 }}>
            <StatusBadge status={status} />
          </div>
        </Group>
        {status === 'PENDING' && (
          <Text size="sm">Its file has not arrived. If you still need it, send it again.</Text>
        )}
        {status === 'PROCESSING' && <Text size="sm">Reading your transactions …</Text>}
        {status === 'FAILED' && (
          <>
            <Group>
              <Button
                size="xs"
                variant="default"
                aria-expanded={opened}
                rightSection={<Chevron size={14} aria-hidden />}
                onClick={toggle}
              >
                {opened ? 'Hide' : 'Show'}{' '}
                {validationErrorCount === 1
                  ? '1 fault'
                  : `${validationErrorCount.toLocaleString()} faults`}
              </Button>
            </Group>
            <Collapse expanded={opened}>{opened && <FaultsTable id={id} />}</Collapse>
          </>
        )}
      </Stack>
    </Paper>
  );
}
