import { Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { type ReactNode, useCallback } from 'react';
import { dialogsReady } from './dialogs-ready.ts';

interface Question {
  readonly title: string;
  readonly message: ReactNode;
  /** What is about to happen, as a verb: "Delete my account". */
  readonly confirmLabel: string;
  /** Red: cannot be undone. */
  readonly dangerous?: boolean;
}

/** Asks before something that matters: `if (await confirm({…})) …`. False when it is closed. */
export function useConfirm(): (question: Question) => Promise<boolean> {
  return useCallback(async ({ title, message, confirmLabel, dangerous = false }) => {
    await dialogsReady();
    return new Promise((resolve) => {
      modals.openConfirmModal({
        title,
        centered: true,
        children: typeof message === 'string' ? <Text size="sm">{message}</Text> : message,
        labels: { confirm: confirmLabel, cancel: 'Cancel' },
        ...(dangerous && { confirmProps: { color: 'red' } }),
        closeButtonProps: { 'aria-label': 'Close' },
        onConfirm: () => resolve(true),
        // Also called after confirming; the first answer counts.
        onClose: () => resolve(false),
      });
    });
  }, []);
}
