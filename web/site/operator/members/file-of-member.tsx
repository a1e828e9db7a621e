import { Button, Collapse, Group, Stack, Text } from '@mantine/core';
import { useDisclosure, useDocumentVisibility } from '@mantine/hooks';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useId } from 'react';
import { useSubscription } from 'urql';
import { typed } from '../../api/typed.ts';
import { StatusBadge } from '../../shared/badges.tsx';
import { formatBytes } from '../../shared/format.ts';
import { RowErrors } from '../../shared/row-errors/row-errors.tsx';
import { Time } from '../../shared/values.tsx';
import { FileChangedDocument, type FilesOfMemberQuery } from './generated/graphql.ts';
import classes from './members.module.css';

export type File = NonNullable<FilesOfMemberQuery['user']>['uploads']['nodes'][number];

interface Props {
  readonly file: File;
  /** Whether it may have a connection of its own to follow the processing. */
  readonly isFollowed: boolean;
}

/** A file that a member sent: how far it came, and what is wrong with it. */
export function FileOfMember({ file, isFollowed }: Props) {
  const { id, fileName, fileSize, fileType, status, createdAt, validationErrorCount } = file;
  const [opened, { toggle }] = useDisclosure();
  const errorsId = useId();
  const isHidden = useDocumentVisibility() === 'hidden';
  useSubscription({
    query: typed(FileChangedDocument),
    variables: { id },
    pause: status !== 'PROCESSING' || !isFollowed || isHidden,
  });
  const count = `${validationErrorCount.toLocaleString()} ${validationErrorCount === 1 ? 'error' : 'errors'}`;
  const Chevron = opened ? IconChevronUp : IconChevronDown;
  return (
    <Stack gap="xs">
      <Group justify="space-between" gap="xs">
        <div>
          <Text fw={600} size="sm" className={classes.text}>
            {fileName}
          </Text>
          <Text size="sm" c="dimmed">
            {fileType} · {formatBytes(fileSize)} · <Time at={createdAt} />
          </Text>
        </div>
        <Group gap="xs">
          {validationErrorCount > 0 && (
            <Button
              className="no-print"
              size="compact-sm"
              variant="default"
              aria-expanded={opened}
              aria-controls={errorsId}
              aria-label={`${count} of ${fileName}`}
              rightSection={<Chevron size={14} aria-hidden />}
              onClick={toggle}
            >
              {count}
            </Button>
          )}
          <StatusBadge status={status} />
        </Group>
      </Group>
      <div id={errorsId}>
        <Collapse expanded={opened}>{opened && <RowErrors id={id} fileName={fileName} />}</Collapse>
      </div>
    </Stack>
  );
}
