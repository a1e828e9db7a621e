import { Random } from '../../random.ts';
import { type Day, everyFrom, isWeekend } from '../days.ts';
import type { Entry } from '../entry.ts';
import type { Household } from '../household.ts';
import { type Shop, shops } from '../merchants.ts';
import type { Timeline } from '../timeline.ts';
import { lastDay } from '../timeline.ts';

/**
 * What visits to one shop cost, small and large by turns. They are so far apart that no three visits
 * lie within 20 % of their median: a favourite shop must not pass for a subscription.
 */
const sizes = [
  [0.4, 0.68],
  [1.12, 1.75],
] as const;

/** Groceries, restaurants, fuel and all that is bought from day to day. */
export function purchasesOf(household: Household, timeline: Timeline): Entry[] {
  const random = new Random(`purchases of ${household.seed}`);
  const favourites: (readonly [Shop, number])[] = shops.map((shop) => [
    { ...shop, names: random.sample(shop.names, random.int(1, 5)) },
    shop.weight * random.between(0.5, 1.5),
  ]);
  const visits = new Map<string, number>();
  const paysBy = () =>
    household.cards.length > 0 && random.chance(household.cardShare)
      ? (`card-${random.chance(0.75) ? 0 : household.cards.length - 1}` as const)
      : 'checking';
  const buy = (day: Day, shop: Shop): Entry => {
    const merchant = random.pick(shop.names);
    const visit = visits.get(merchant) ?? 0;
    visits.set(merchant, visit + 1);
    const [least, most] = sizes[visit % 2 === 0 ? 0 : 1];
    const dollars = shop.dollars * household.scale * random.between(least, most);
    const { kind, channel } = shop;
    return { day, account: paysBy(), cents: Math.round(100 * dollars), kind, merchant, channel };
  };
  const anchors = new Set(timeline.eras.flatMap(({ asOf }) => [asOf, asOf + 1]));
  return everyFrom(timeline.start, 1, lastDay(timeline)).flatMap((day) => {
    const wanted = household.purchasesADay * (isWeekend(day) ? 1.3 : 0.9);
    const drawn = Math.floor(wanted + random.between(-0.9, 0.99));
    const bought: Entry[] = [];
    for (let count = Math.max(drawn, anchors.has(day) ? 1 : 0); count > 0; count -= 1) {
      const left = favourites.filter(([{ kind }]) => bought.every((it) => it.kind !== kind));
      bought.push(buy(day, random.weighted(left)));
    }
    return bought;
  });
}
