import { Kbd, Modal, Stack, Table, Text } from '@mantine/core';
import { Fragment, useState } from 'react';
import { BulkDialog } from './bulk-dialog.tsx';
import styles from './queue.module.css';
import { ReasonForm } from './reason-form.tsx';
import { keyHelp, type OpenDialog } from './use-queue-keys.ts';
import type { Workplace } from './use-review-desk.ts';

interface Props {
  readonly dialog: OpenDialog;
  readonly workplace: Workplace;
  readonly onClose: () => void;
}

/** What lies over the list; loaded after it. Closing gives the keyboard back to the list at once. */
export default function QueueDialogs({ dialog, workplace, onClose }: Props) {
  const [busy, setBusy] = useState(false);
  const { desk } = workplace;
  const close = () => {
    onClose();
    const { activeId } = desk.get();
    if (activeId !== null) desk.activate(activeId);
  };
  return (
    <Modal
      opened
      onClose={() => !busy && close()}
      withCloseButton={!busy}
      title={titleOf(dialog)}
      size={dialog.kind === 'help' ? 'md' : 'lg'}
      centered
      returnFocus={false}
      transitionProps={{ duration: 0 }}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {dialog.kind === 'help' && <Help />}
      {dialog.kind === 'reject' && <Reject id={dialog.id} workplace={workplace} onClose={close} />}
      {dialog.kind === 'bulk' && (
        <BulkDialog
          workplace={workplace}
          verdict={dialog.verdict}
          ids={dialog.ids}
          onClose={close}
          onBusy={setBusy}
        />
      )}
    </Modal>
  );
}

function titleOf(dialog: OpenDialog): string {
  if (dialog.kind === 'help') return 'Review by keyboard';
  if (dialog.kind === 'reject') return 'Reject this recommendation';
  const { length } = dialog.ids;
  return `${dialog.verdict === 'APPROVE' ? 'Approve' : 'Reject'} ${length} at once`;
}

interface RejectProps {
  readonly id: string;
  readonly workplace: Workplace;
  readonly onClose: () => void;
}

function Reject({ id, workplace: { desk }, onClose }: RejectProps) {
  const row = desk.rows.find((one) => one.id === id);
  return (
    <Stack gap="md">
      <Text size="sm" className={styles.title}>
        “{row?.title}” for {row?.user?.email ?? 'an unknown member'}
      </Text>
      <ReasonForm
        confirmLabel="Reject"
        onCancel={onClose}
        onConfirm={(reason) => {
          onClose();
          desk.decide(id, 'REJECT', reason);
        }}
      />
    </Stack>
  );
}

function Help() {
  return (
    <Table>
      <Table.Tbody>
        {keyHelp.map(([keys, what]) => (
          <Table.Tr key={what}>
            <Table.Td className={styles.key}>
              {keys.map((key, place) => (
                <Fragment key={key}>
                  {place > 0 && ' '}
                  <Kbd>{key}</Kbd>
                </Fragment>
              ))}
            </Table.Td>
            <Table.Td>{what}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
