import { Kbd, Table } from '@mantine/core';
import { Fragment, useState } from 'react';
import { RejectDialog, ReviewDialog } from '../review/reject-dialog.tsx';
import { BulkDialog } from './bulk-dialog.tsx';
import styles from './queue.module.css';
import { keyHelp, type OpenDialog } from './use-queue-keys.ts';
import type { Workplace } from './use-review-desk.ts';

/** Which dialog, over which list. */
export interface DialogsProps {
  readonly dialog: OpenDialog;
  readonly workplace: Workplace;
  readonly onClose: () => void;
}

/** What lies over the list; loaded after it. Closing gives the keyboard back to the list at once. */
export default function QueueDialogs({ dialog, workplace, onClose }: DialogsProps) {
  const [busy, setBusy] = useState(false);
  const { desk } = workplace;
  const close = () => {
    onClose();
    desk.resume(dialog.kind === 'bulk');
  };
  if (dialog.kind === 'reject') {
    return <Reject id={dialog.id} workplace={workplace} onClose={close} />;
  }
  if (dialog.kind === 'help') {
    return (
      <ReviewDialog title="Review by keyboard" size="md" onClose={close}>
        <Help />
      </ReviewDialog>
    );
  }
  const { verdict, ids } = dialog;
  return (
    <ReviewDialog
      title={`${verdict === 'APPROVE' ? 'Approve' : 'Reject'} ${ids.length} at once`}
      busy={busy}
      onClose={close}
    >
      <BulkDialog
        workplace={workplace}
        verdict={verdict}
        ids={ids}
        onClose={close}
        onBusy={setBusy}
      />
    </ReviewDialog>
  );
}

interface RejectProps {
  readonly id: string;
  readonly workplace: Workplace;
  readonly onClose: () => void;
}

function Reject({ id, workplace: { desk }, onClose }: RejectProps) {
  const row = desk.rows.find((one) => one.id === id);
  return (
    <RejectDialog
      title={row?.title ?? ''}
      email={row?.user?.email ?? null}
      onClose={onClose}
      onReject={(reason) => desk.decide(id, 'REJECT', reason)}
    />
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
