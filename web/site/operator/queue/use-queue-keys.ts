import { useLocation } from 'wouter';
import { useShortcuts } from '../../shared/use-shortcuts.ts';
import type { Row } from './decision.ts';
import type { ReviewDecision } from './generated/graphql.ts';
import type { ReviewDesk } from './review-desk.ts';

/** What the page shows over the list: with the rows themselves, which may leave it meanwhile. */
export type OpenDialog =
  | { readonly kind: 'reject'; readonly row: Row }
  | { readonly kind: 'bulk'; readonly verdict: ReviewDecision; readonly rows: readonly Row[] }
  | { readonly kind: 'help' };

/** The list's keys, as the help dialog names them. */
export const keyHelp: readonly (readonly [keys: readonly string[], what: string])[] = [
  [['j', 'k'], 'Next and previous recommendation'],
  [['a'], 'Approve it, or all that are selected'],
  [['r'], 'Reject it with a reason, or all that are selected'],
  [['x'], 'Select it, or no longer'],
  [['Shift + x'], 'Select everything from the last selected one to here, as Shift + click'],
  [['Enter'], 'Open its details'],
  [['Esc'], 'Clear the selection'],
  [['/'], 'Search'],
  [['?'], 'This help'],
];

/** Decides the selection, which is asked about first, or else the row. */
export function decideBy(
  desk: ReviewDesk,
  verdict: ReviewDecision,
  open: (dialog: OpenDialog) => void,
): void {
  const { active } = desk;
  const rows = desk.rows.filter(({ id }) => desk.get().selection.has(id));
  if (rows.length > 0) open({ kind: 'bulk', verdict, rows });
  else if (!active) desk.announce('Nothing to decide.');
  else if (verdict === 'APPROVE') desk.decide(active, verdict);
  else if (desk.isOpen(active.id)) open({ kind: 'reject', row: active });
  else desk.announce('It is decided already.');
}

/** Enter on a link or a button is theirs, and a row that has the focus opens by itself. */
const isPressing = ({ target }: KeyboardEvent) =>
  target instanceof Element && target.closest('a, button, summary, input, article') !== null;

/** Reviewing by keyboard alone. */
export function useQueueKeys(desk: ReviewDesk, open: (dialog: OpenDialog) => void): void {
  const [, navigate] = useLocation();
  const onActive = (act: (id: string) => void) => () => {
    const { activeId } = desk.get();
    if (activeId !== null) act(activeId);
  };
  const search = (event: KeyboardEvent) => {
    event.preventDefault();
    document.querySelector<HTMLElement>('input[type="search"]')?.focus();
  };
  useShortcuts([
    ['j', () => desk.move(1)],
    ['k', () => desk.move(-1)],
    ['a', ({ repeat }) => !repeat && decideBy(desk, 'APPROVE', open)],
    [
      'r',
      (event) => {
        // Or else the letter would be typed into the dialog's first field.
        event.preventDefault();
        if (!event.repeat) decideBy(desk, 'REJECT', open);
      },
    ],
    ['x', onActive((id) => desk.toggle(id))],
    ['shift+x', onActive((id) => desk.selectTo(id))],
    [
      'enter',
      (event) =>
        !isPressing(event) && onActive((id) => navigate(`/operator/recommendations/${id}`))(),
    ],
    ['escape', () => desk.get().selection.size > 0 && desk.clearSelection()],
    ['/', search],
    ['?', () => open({ kind: 'help' })],
  ]);
}
