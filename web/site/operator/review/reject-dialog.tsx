import { Modal, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { ReasonForm } from './reason-form.tsx';
import styles from './review.module.css';

interface FrameProps {
  readonly title: string;
  readonly size?: 'md' | 'lg';
  /** While something is under way it stays open. */
  readonly busy?: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/**
 * A dialog of reviewing: there and gone at once, so that a fast hand's next key is heard where it is meant
 * for. Whoever closes it says where the focus goes.
 */
export function ReviewDialog({ title, size = 'lg', busy = false, onClose, children }: FrameProps) {
  return (
    <Modal
      opened
      onClose={() => !busy && onClose()}
      withCloseButton={!busy}
      title={title}
      size={size}
      centered
      returnFocus={false}
      transitionProps={{ duration: 0 }}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {children}
    </Modal>
  );
}

interface Props {
  /** What is rejected. */
  readonly title: string;
  /** Of whom it is; null when that is not known. */
  readonly email: string | null;
  readonly onClose: () => void;
  readonly onReject: (reason: string) => void;
}

/** Asks why one recommendation is rejected. It is closed before it is told. */
export function RejectDialog({ title, email, onClose, onReject }: Props) {
  return (
    <ReviewDialog title="Reject this recommendation" onClose={onClose}>
      <Stack gap="md">
        <Text size="sm" className={styles.subject}>
          “{title}” for {email ?? 'an unknown member'}
        </Text>
        <ReasonForm
          confirmLabel="Reject"
          onCancel={onClose}
          onConfirm={(reason) => {
            onClose();
            onReject(reason);
          }}
        />
      </Stack>
    </ReviewDialog>
  );
}
