import { Random } from '../../random.ts';
import { type Day, dateOf, everyFrom } from '../days.ts';
import type { Entry } from '../entry.ts';
import type { Household, PayStyle } from '../household.ts';

type Calendar = (random: Random, start: Day, last: Day) => Day[];

const everyDay = (start: Day, last: Day) => everyFrom(start, 1, last);

/** Days whose gaps are drawn one after the other. */
function drawn(start: Day, last: Day, gap: (index: number) => number): Day[] {
  const days: Day[] = [];
  for (let day = start, index = 0; day <= last; day += gap(index), index += 1) days.push(day);
  return days;
}

/** When pay arrives. What is irregular is so in every window of 180 days. */
const calendars: Readonly<Record<PayStyle, Calendar>> = {
  weekly: (random, start, last) => everyFrom(start + random.int(0, 6), 7, last),
  biweekly: (random, start, last) => everyFrom(start + random.int(0, 13), 14, last),
  semimonthly: (_, start, last) =>
    everyDay(start, last).filter((day) => [1, 15].includes(dateOf(day))),
  monthly: (random, start, last) => {
    const date = random.int(1, 28);
    return everyDay(start, last).filter((day) => dateOf(day) === date);
  },
  // A median gap of more than 45 days.
  seldom: (random, start, last) => drawn(start + random.int(0, 20), last, () => random.int(48, 60)),
  // Two invoices, and then a long wait: gaps vary by more than half of their mean.
  uneven: (random, start, last) => {
    const short = random.int(0, 1);
    return drawn(start + random.int(0, 6), last, (index) =>
      index % 2 === short ? random.int(3, 6) : random.int(28, 40),
    );
  },
};

/** How far pays are from their mean, as fractions of it. */
const amounts: Readonly<Record<'steady' | 'small' | 'large', readonly [number, number]>> = {
  steady: [0.96, 1.04],
  small: [0.35, 0.6],
  large: [1.3, 1.7],
};

const irregular: ReadonlySet<PayStyle> = new Set(['seldom', 'uneven']);

export const isIrregular = ({ pay }: Household): boolean =>
  pay !== null && irregular.has(pay.style);

/** The household's income: altogether a little more than it spends. */
export function payOf(household: Household, start: Day, last: Day, spentCents: number): Entry[] {
  const random = new Random(`pay of ${household.seed}`);
  const { pay } = household;
  const total = spentCents * random.between(1.03, 1.28);
  const days = calendars[pay?.style ?? 'monthly'](random, start, last);
  return days.map((day, index) => {
    const uneven = index % 2 === 0 ? amounts.small : amounts.large;
    const [least, most] = pay?.style === 'uneven' ? uneven : amounts.steady;
    const cents = -Math.round((total / days.length) * random.between(least, most));
    const shared = { day, account: 'checking', cents, channel: 'other' } as const;
    if (pay === null) return { ...shared, kind: 'moneyIn', merchant: null };
    const kind = irregular.has(pay.style) ? 'freelance' : 'wages';
    return { ...shared, kind, merchant: random.pick(pay.from) };
  });
}
