import { nothingSelected, type Selection } from './selection.ts';

/** Where an operator is, and what is marked. */
export interface DeskState {
  /** The row that keys act on. */
  readonly activeId: string | null;
  /** Grows when the active row shall take the focus of the browser. */
  readonly focusRequests: number;
  readonly selection: Selection;
  /** For screen readers: what just happened. */
  readonly announcement: string;
  /** Grows with each: the same words said again are news. */
  readonly announced: number;
  /** The rows after the last one that was decided: awaited when the hand was faster than the network. */
  readonly further: 'there' | 'awaited';
  /** Another one when what comes is not what a hand saw ahead of itself: keys struck before are void. */
  readonly scene: object;
}

/** Before anything is there. */
export function begin(): DeskState {
  return {
    activeId: null,
    focusRequests: 0,
    selection: nothingSelected,
    announcement: '',
    announced: 0,
    further: 'there',
    scene: {},
  };
}
