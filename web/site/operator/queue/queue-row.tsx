import { Anchor, Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import { type MouseEvent, memo } from 'react';
import { Link, useLocation } from 'wouter';
import { PersonaBadge, StatusBadge } from '../../shared/badges.tsx';
import { Time } from '../../shared/values.tsx';
import { isOpen, type Progress, type Row, shownRow } from './decision.ts';
import styles from './queue.module.css';
import type { ReviewDesk } from './review-desk.ts';
import { DecidedNote, OpenMark, ProgressNote } from './row-notes.tsx';

export interface QueueRowProps {
  readonly row: Row;
  readonly progress: Progress | undefined;
  readonly place: number;
  readonly count: number;
  readonly isActive: boolean;
  readonly isSelected: boolean;
  /** Colleagues who have it open, one a line. */
  readonly openedBy: string;
  readonly desk: ReviewDesk;
  readonly onReject: (row: Row) => void;
}

const typeLabels = { EDUCATION: 'Education', PARTNER_OFFER: 'Partner offer' } as const;

/** One recommendation: what it is, whom it is for, and what can be done about it. */
export const QueueRow = memo(function QueueRow(props: QueueRowProps) {
  const { row: told, progress, place, count, isActive, isSelected, desk } = props;
  const [, navigate] = useLocation();
  const row = shownRow(told, progress);
  const canDecide = isOpen(told, progress);
  const href = `/operator/recommendations/${row.id}`;
  const activate = (event: MouseEvent) => {
    const onControl = event.target instanceof Element && event.target.closest('a, button, input');
    desk.activate(row.id, !onControl);
  };
  const focusable = { tabIndex: isActive ? 0 : -1 };
  return (
    <article
      className={styles.row}
      data-active={isActive || undefined}
      data-selected={isSelected || undefined}
      data-decided={!canDecide || undefined}
      aria-labelledby={`title-${row.id}`}
      aria-describedby={`about-${row.id}`}
      aria-posinset={place}
      aria-setsize={count}
      onClick={activate}
      onKeyDown={({ key, target, currentTarget }) => {
        if (key === 'Enter' && target === currentTarget) navigate(href);
      }}
      {...focusable}
    >
      <Checkbox
        aria-label={`Select “${row.title}”`}
        checked={isSelected}
        disabled={!canDecide}
        onChange={({ nativeEvent }) => {
          const isRange = 'shiftKey' in nativeEvent && nativeEvent.shiftKey === true;
          if (isRange) desk.selectTo(row.id);
          else desk.toggle(row.id);
        }}
        {...focusable}
      />
      <Stack gap={4}>
        <Anchor
          component={Link}
          href={href}
          id={`title-${row.id}`}
          className={styles.title}
          fw={600}
          {...focusable}
        >
          {row.title}
        </Anchor>
        <Text size="sm" lineClamp={2}>
          {row.rationale}
        </Text>
        <About {...props} />
        <ProgressNote row={row} progress={progress} />
      </Stack>
      <div className={styles.side}>
        {canDecide ? <Actions {...props} /> : <Decided row={row} progress={progress} />}
      </div>
    </article>
  );
});

function About({ row, openedBy }: QueueRowProps) {
  return (
    <Group gap="xs" id={`about-${row.id}`}>
      <Text size="xs" c="dimmed" className={styles.title}>
        {typeLabels[row.type]} · {row.user?.email ?? 'Unknown member'} · <Time at={row.createdAt} />
      </Text>
      <PersonaBadge persona={row.user?.profile} />
      <OpenMark emails={openedBy.split('\n').filter(Boolean)} />
    </Group>
  );
}

function Actions({ row, isActive, desk, onReject }: QueueRowProps) {
  const common = { size: 'xs', tabIndex: isActive ? 0 : -1 } as const;
  return (
    <>
      <Button
        {...common}
        variant={isActive ? 'filled' : 'default'}
        leftSection={<IconCheck size={14} aria-hidden />}
        aria-label={`Approve “${row.title}”`}
        onClick={() => desk.decide(row, 'APPROVE')}
      >
        Approve
      </Button>
      <Button
        {...common}
        variant="default"
        leftSection={<IconX size={14} aria-hidden />}
        aria-label={`Reject “${row.title}”`}
        onClick={() => onReject(row)}
      >
        Reject
      </Button>
    </>
  );
}

function Decided({ row, progress }: Pick<QueueRowProps, 'row' | 'progress'>) {
  const isOnItsWay = progress?.kind === 'waiting' || progress?.kind === 'sending';
  return (
    <Stack gap={4} align="flex-end">
      <StatusBadge status={row.status} />
      {isOnItsWay ? (
        <Text size="xs" c="dimmed">
          Saving …
        </Text>
      ) : (
        <DecidedNote row={row} />
      )}
    </Stack>
  );
}
