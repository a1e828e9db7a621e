import type { WindowSignalsFragment } from './generated/graphql.ts';

/** How far the axes of both windows reach, so that a longer bar is always more. */
export interface Scales {
  readonly utilization: number;
  readonly merchants: number;
}

/** Axes that hold whatever either window has. */
export function scalesOf(windows: readonly (WindowSignalsFragment | null)[]): Scales {
  const known = windows.filter((window) => window !== null);
  const rates = known.flatMap(({ credit }) => credit.cards.map(({ utilization }) => utilization));
  const amounts = known.flatMap(({ subscriptions }) =>
    subscriptions.recurringMerchants.map(({ monthlyAmount }) => monthlyAmount),
  );
  return {
    utilization: Math.max(1, ...rates.map((rate) => rate ?? 0)),
    merchants: Math.max(1, ...amounts),
  };
}
