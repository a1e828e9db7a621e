import { Button } from '@mantine/core';
import { useConfirm } from '../../shared/use-confirm.tsx';

interface Props {
  /** As in a sentence: "your phone". */
  readonly what: string;
  /** The last one cannot be removed; the section says so. */
  readonly isOnly: boolean;
  readonly busy: boolean;
  readonly onRemove: () => void;
}

/** Removes a way to sign in, after a question. */
export function RemoveButton({ what, isOnly, busy, onRemove }: Props) {
  const confirm = useConfirm();
  const ask = async () => {
    const sure = await confirm({
      title: `Remove ${what}?`,
      message: `You cannot sign in with ${what} any more. Your other ways to sign in stay.`,
      confirmLabel: 'Remove',
    });
    if (sure) onRemove();
  };
  return (
    <Button
      variant="default"
      size="xs"
      aria-label={`Remove ${what}`}
      disabled={isOnly}
      loading={busy}
      onClick={() => void ask()}
    >
      Remove
    </Button>
  );
}
