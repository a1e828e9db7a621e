import { Random } from '../../random.ts';
import { type Day, dateOf, everyFrom } from '../days.ts';
import type { Entry } from '../entry.ts';
import type { Household } from '../household.ts';
import type { Kind } from '../kinds.ts';
import { insurers, landlords, lenders, powerCompanies, waterCompanies } from '../merchants.ts';

/** Every how many days; less often than a subscription, which is seen three times in 90 days. */
const intervals = { power: 61, water: 91, insurance: 91, carPayment: 30 } as const;

/** Rent, utilities and what else comes regularly without being a subscription. */
export function billsOf(household: Household, start: Day, last: Day): Entry[] {
  const random = new Random(`bills of ${household.seed}`);
  const entry = (day: Day, kind: Kind, merchant: string, dollars: number): Entry => ({
    day,
    account: 'checking',
    cents: Math.round(100 * dollars),
    kind,
    merchant,
    channel: 'online',
  });
  const regularly = (
    kind: keyof typeof intervals,
    names: readonly string[],
    [least, most]: readonly [number, number],
  ) => {
    const merchant = random.pick(names);
    return everyFrom(start + random.int(0, intervals[kind] - 1), intervals[kind], last).map((day) =>
      entry(day, kind, merchant, household.scale * random.between(least, most)),
    );
  };
  const landlord = random.pick(landlords);
  const rent = Math.round(household.scale * random.between(800, 1350));
  const rentDate = random.int(1, 5);
  const rents = everyFrom(start, 1, last)
    .filter((day) => dateOf(day) === rentDate)
    .map((day) => entry(day, 'rent', landlord, rent));
  const bills = [
    ...rents,
    ...regularly('power', powerCompanies, [70, 190]),
    ...regularly('water', waterCompanies, [45, 110]),
    ...regularly('insurance', insurers, [180, 260]),
  ];
  return household.hasCarLoan ? [...bills, ...regularly('carPayment', lenders, [240, 242])] : bills;
}
