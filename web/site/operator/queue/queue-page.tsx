import { ActionIcon, Badge, Button, VisuallyHidden } from '@mantine/core';
import { IconArrowUp, IconKeyboard, IconRefresh } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { usePendingCount } from '../../api/use-pending-count.ts';
import { Page } from '../../shared/page.tsx';
import { countSet, type Filters, readFilters, writeFilters } from './filters.ts';
import styles from './queue.module.css';
import { QueueBody } from './queue-body.tsx';
import { QueueFilters } from './queue-filters.tsx';
import { SelectionBar } from './selection-bar.tsx';
import { useDialogs } from './use-dialogs.ts';
import { useHeldKeys } from './use-held-keys.ts';
import { type OpenDialog, useQueueKeys } from './use-queue-keys.ts';
import { useWatched, useWorkplace, type Workplace } from './use-review-desk.ts';

/** Where operators review: what waits for a decision, and what was decided. */
export default function QueuePage() {
  const { filters, change } = useFilters();
  const workplace = useWorkplace(filters);
  const { desk, refresh } = workplace;
  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  useQueueKeys(desk, setDialog);
  const Dialogs = useDialogs(useWatched(desk.list).rows.length > 0, dialog !== null);
  useHeldKeys(workplace, dialog !== null && Dialogs === null);
  return (
    <Page
      title="Review queue"
      aside={<Count workplace={workplace} filters={filters} />}
      actions={
        <>
          <ActionIcon variant="default" size="lg" aria-label="Refresh" onClick={refresh}>
            <IconRefresh size={18} aria-hidden />
          </ActionIcon>
          <Button
            variant="default"
            leftSection={<IconKeyboard size={18} aria-hidden />}
            onClick={() => setDialog({ kind: 'help' })}
          >
            Keys
          </Button>
        </>
      }
    >
      <QueueFilters filters={filters} onChange={change} />
      <NewPill workplace={workplace} />
      <QueueBody
        workplace={workplace}
        filters={filters}
        onFilters={change}
        onReject={(row) => setDialog({ kind: 'reject', row })}
      />
      <SelectionBar desk={desk} onOpen={setDialog} />
      <Announcement workplace={workplace} />
      {dialog && Dialogs && (
        <Dialogs dialog={dialog} workplace={workplace} onClose={() => setDialog(null)} />
      )}
    </Page>
  );
}

/** Filters live in the address: they can be kept, sent, and gone back from. */
function useFilters() {
  const address = useSearch();
  const [path, navigate] = useLocation();
  const filters = useMemo(() => readFilters(address), [address]);
  const change = (changed: Partial<Filters>) => {
    const next = writeFilters({ ...filters, ...changed });
    navigate(next ? `${path}?${next}` : path, { replace: true });
  };
  return { filters, change };
}

interface CountProps {
  readonly workplace: Workplace;
  readonly filters: Filters;
}

function Count({ workplace: { desk }, filters }: CountProps) {
  const { totalCount } = useWatched(desk.list);
  const pending = usePendingCount();
  const isWhole = filters.status === 'PENDING' && countSet(filters) === 0;
  const count = isWhole ? (pending ?? totalCount) : totalCount;
  if (count === null) return null;
  return (
    <Badge size="lg" variant="light" className="tinted-badge">
      {count.toLocaleString()} {isWhole ? 'waiting' : 'found'}
    </Badge>
  );
}

/** New rows wait here, so that nothing moves under the cursor. */
function NewPill({ workplace: { changes, refresh } }: { readonly workplace: Workplace }) {
  const count = useWatched(changes);
  return (
    <div className={styles.new} role="status">
      {count > 0 && (
        <Button
          radius="xl"
          size="xs"
          leftSection={<IconArrowUp size={14} aria-hidden />}
          onClick={() => {
            window.scrollTo(0, 0);
            void refresh();
          }}
        >
          {count.toLocaleString()} new
        </Button>
      )}
    </div>
  );
}

function Announcement({ workplace: { desk } }: { readonly workplace: Workplace }) {
  const { announcement, announced } = useWatched(desk);
  return (
    <VisuallyHidden role="status" aria-live="polite">
      <span key={announced}>{announcement}</span>
    </VisuallyHidden>
  );
}
