import { exportsOfLife } from './exports.ts';
import type { Household, Standing } from './household.ts';
import type { Export, ExportPlan } from './plan.ts';
import { type Timeline, timelineOf } from './timeline.ts';

/** The life of member@spendsense.demo, written by hand: a home screen with something to see. */
const household: Household = {
  seed: 'featured member',
  scale: 1.05,
  purchasesADay: 1.8,
  pay: { style: 'biweekly', from: ['Larkspur Health'] },
  cards: [
    { name: 'Visa', mask: '4523', limit: 5000 },
    { name: 'Mastercard', mask: '8810', limit: 4000 },
  ],
  cardShare: 0.5,
  tellsLiabilities: true,
  savings: { kept: 'here', usualCents: 1500, openingCents: 680_000 },
  usual: [
    { merchant: 'Corner Gym', kind: 'gym', everyDays: 30, cents: 3999 },
    { merchant: 'Lumen Streaming', kind: 'streaming', everyDays: 30, cents: 1549 },
  ],
  heavy: [
    { merchant: 'Fresh Crate Meals', kind: 'box', everyDays: 7, cents: 2763 },
    { merchant: 'Pixel Suite', kind: 'software', everyDays: 30, cents: 2999 },
    { merchant: 'Tonebox Music', kind: 'music', everyDays: 30, cents: 1099 },
  ],
  hasCarLoan: false,
};

const card = (utilization: number, interest = false) => ({
  utilization,
  interest,
  minimumOnly: false,
  overdue: false,
});

/** Balanced, then many subscriptions, and in the end a card that is more than half used. */
const chapters: readonly { personaId: ExportPlan['personaId']; standing: Standing }[] = [
  {
    personaId: 5,
    standing: { cards: [card(0.22), card(0.16)], bufferMonths: 1.32, savings: { kind: 'rest' } },
  },
  {
    personaId: 3,
    standing: { cards: [card(0.44), card(0.33)], bufferMonths: 0.94, savings: null },
  },
  {
    personaId: 1,
    standing: { cards: [card(0.68, true), card(0.28)], bufferMonths: 0.61, savings: null },
  },
];

/** The exports of member@spendsense.demo, the oldest first. @param endDays of each of the three */
export function featuredExports(endDays: readonly [string, string, string]): Export[] {
  const standings = new Map<ExportPlan, Standing>();
  for (const [index, { personaId, standing }] of chapters.entries()) {
    const endDay = endDays[index];
    if (endDay === undefined) throw new RangeError('a chapter has no day');
    standings.set({ endDay, personaId, format: 'json' }, standing);
  }
  const standingOf = (plan: ExportPlan) => {
    const standing = standings.get(plan);
    if (standing === undefined) throw new RangeError('a plan has no standing');
    return standing;
  };
  const timeline: Timeline = timelineOf([...standings.keys()], () => 1, standingOf);
  return exportsOfLife({ household, timeline });
}
