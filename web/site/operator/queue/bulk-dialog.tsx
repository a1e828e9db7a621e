import { Button, Group, Stack, Text } from '@mantine/core';
import { useLayoutEffect, useRef } from 'react';
import { ReasonForm } from '../review/reason-form.tsx';
import { BulkOutcomes } from './bulk-outcomes.tsx';
import type { Decision, Row } from './decision.ts';
import type { ReviewDecision } from './generated/graphql.ts';
import { useBulk } from './use-bulk.ts';
import type { Workplace } from './use-review-desk.ts';

interface Props {
  readonly workplace: Workplace;
  readonly verdict: ReviewDecision;
  readonly rows: readonly Row[];
  readonly onClose: () => void;
  /** While decisions are on their way the dialog stays open. */
  readonly onBusy: (busy: boolean) => void;
}

/** Asks once more, sends a batch after the other, and says what became of each. */
export function BulkDialog({ workplace, verdict, rows, onClose, onBusy }: Props) {
  const bulk = useBulk(workplace, onBusy);
  const approve = useRef<HTMLButtonElement>(null);
  // At once: a key that was held back is told to what has the focus.
  useLayoutEffect(() => approve.current?.focus(), []);
  const begin = (reason: string | null) =>
    void bulk.run(rows.map(({ id, title }): Decision => ({ id, title, verdict, reason })));
  if (bulk.total > 0) {
    return <BulkOutcomes rows={rows} bulk={bulk} onClose={onClose} />;
  }
  return (
    <Stack gap="md">
      <Summary rows={rows} />
      {verdict === 'REJECT' ? (
        <ReasonForm
          confirmLabel={`Reject ${rows.length}`}
          onCancel={onClose}
          onConfirm={(reason) => begin(reason)}
        />
      ) : (
        <>
          <Text size="sm">Their members see them at once. This cannot be undone.</Text>
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button data-autofocus ref={approve} onClick={() => begin(null)}>
              Approve {rows.length}
            </Button>
          </Group>
        </>
      )}
    </Stack>
  );
}

function Summary({ rows }: { readonly rows: readonly Row[] }) {
  const members = new Set(rows.map(({ user }) => user?.id)).size;
  return (
    <Text size="sm">
      {rows.length} {rows.length === 1 ? 'recommendation' : 'recommendations'} for {members}{' '}
      {members === 1 ? 'member' : 'members'}.
    </Text>
  );
}
