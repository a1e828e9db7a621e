import { Button, Group, Kbd, Paper, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconArrowRight, IconCheck, IconX } from '@tabler/icons-react';
import { type MouseEvent, useEffect, useRef, useState } from 'react';
import { useQuery } from 'urql';
import { Link, useLocation } from 'wouter';
import { typed } from '../../api/typed.ts';
import { useShortcuts } from '../../shared/use-shortcuts.ts';
import { RejectDialog } from '../review/reject-dialog.tsx';
import classes from './detail.module.css';
import { NextWaitingDocument, type WholeRecommendationFragment } from './generated/graphql.ts';
import { useDecision } from './use-decision.ts';

interface Props {
  readonly recommendation: WholeRecommendationFragment;
  readonly onRefused: () => void;
}

/** Approve or reject, by buttons or keys; after that, the way to the next one. */
export function DecisionBar({ recommendation, onRefused }: Props) {
  const [isTried, setTried] = useState(false);
  return (
    <Paper withBorder shadow="md" p="sm" className={`no-print ${classes.decisionBar}`}>
      {recommendation.status === 'PENDING' ? (
        <Choice
          recommendation={recommendation}
          onRefused={onRefused}
          onTry={() => setTried(true)}
        />
      ) : (
        <NextWaiting id={recommendation.id} takesFocus={isTried} />
      )}
    </Paper>
  );
}

interface ChoiceProps extends Props {
  readonly onTry: () => void;
}

function Choice({ recommendation: { id, title, user }, onRefused, onTry }: ChoiceProps) {
  const { busy, approve, reject } = useDecision({ id, title }, { onTry, onRefused });
  const [asks, { open, close }] = useDisclosure();
  const rejectButton = useRef<HTMLButtonElement>(null);
  const closeAndFocus = () => {
    close();
    rejectButton.current?.focus();
  };
  useShortcuts([
    ['a', approve],
    [
      'r',
      (event) => {
        // Or the letter would be the first of the reason.
        event.preventDefault();
        open();
      },
    ],
  ]);
  return (
    <Group justify="space-between" gap="sm">
      <Text size="sm" c="dimmed" visibleFrom="sm">
        A decision is final.
      </Text>
      <Group gap="sm">
        <Button
          variant="default"
          disabled={busy}
          leftSection={<IconX size={18} aria-hidden />}
          rightSection={<Kbd aria-hidden>r</Kbd>}
          aria-keyshortcuts="r"
          ref={rejectButton}
          onClick={open}
        >
          Reject
        </Button>
        <Button
          loading={busy}
          leftSection={<IconCheck size={18} aria-hidden />}
          rightSection={<Kbd aria-hidden>a</Kbd>}
          aria-keyshortcuts="a"
          onClick={approve}
        >
          Approve
        </Button>
      </Group>
      {asks && (
        <RejectDialog
          title={title}
          email={user?.email ?? null}
          onClose={closeAndFocus}
          onReject={reject}
        />
      )}
    </Group>
  );
}

const fresh = { requestPolicy: 'network-only' } as const;

interface NextProps {
  readonly id: string;
  /** Who decided here had the focus on a button that is gone. */
  readonly takesFocus: boolean;
}

function NextWaiting({ id, takesFocus }: NextProps) {
  const [, navigate] = useLocation();
  const [{ data, fetching }] = useQuery({ query: typed(NextWaitingDocument), context: fresh });
  const next = data?.recommendations.nodes.find((one) => one.status === 'PENDING' && one.id !== id);
  const href = next ? `/operator/recommendations/${next.id}` : '/operator';
  const link = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    if (takesFocus) link.current?.focus({ preventScroll: true });
  }, [takesFocus]);
  // Who does not wait for the answer is taken there when it has come.
  const [isWanted, setWanted] = useState(false);
  const leaves = isWanted && !fetching;
  useEffect(() => {
    if (leaves) navigate(href);
  }, [leaves, navigate, href]);
  useShortcuts([['n', () => setWanted(true)]]);
  const Icon = next || fetching ? IconArrowRight : IconCheck;
  return (
    <Group justify="space-between" gap="sm">
      <Text size="sm" c="dimmed">
        This one is decided.
      </Text>
      <Button
        component={Link}
        ref={link}
        href={href}
        onClick={(event: MouseEvent) => {
          if (!fetching) return;
          event.preventDefault();
          setWanted(true);
        }}
        // The Enter that has just decided, held on, is not meant for it.
        onKeyDown={(event) => event.repeat && event.preventDefault()}
        rightSection={<Icon size={18} aria-hidden />}
        aria-keyshortcuts="n"
      >
        {fetching
          ? 'Looking for the next one …'
          : next
            ? 'Next one that waits'
            : 'Back to the queue'}
      </Button>
    </Group>
  );
}
