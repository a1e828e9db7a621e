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
    const { row } = dialog;
    return (
      <RejectDialog
        title={row.title}
        email={row.user?.email ?? null}
        onClose={close}
        onReject={(reason) => desk.decide(row, 'REJECT', reason)}
      />
    );
  }
  if (dialog.kind === 'help') {
    return (
      <ReviewDialog title="Review by keyboard" size="md" onClose={close}>
        <Help />
      </ReviewDialog>
    );
  }
  const { verdict, rows } = dialog;
  return (
    <ReviewDialog
      title={`${verdict === 'APPROVE' ? 'Approve' : 'Reject'} ${rows.length} at once`}
      busy={busy}
      onClose={close}
    >
      <BulkDialog
        workplace={workplace}
        verdict={verdict}
        rows={rows}
        onClose={close}
        onBusy={setBusy}
      />
    </ReviewDialog>
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
