import { type Entry, spentCents } from '../entry.ts';
import type { Household } from '../household.ts';
import { lastDay, type Timeline } from '../timeline.ts';
import { billsOf } from './bills.ts';
import { cardsOf } from './cards.ts';
import { payOf } from './pay.ts';
import { purchasesOf } from './purchases.ts';
import { savingsOf } from './savings.ts';
import { subscriptionsOf } from './subscriptions.ts';

/** All that a household received and spent, the oldest first: what its exports are cut from. */
export function ledgerOf(household: Household, timeline: Timeline): Entry[] {
  const last = lastDay(timeline);
  const { start } = timeline;
  const spending = [
    ...billsOf(household, start, last),
    ...purchasesOf(household, timeline),
    ...subscriptionsOf(household, timeline),
    ...cardsOf(household, timeline),
  ];
  return [
    ...payOf(household, start, last, spentCents(spending, start, last)),
    ...spending,
    ...savingsOf(household, timeline),
  ].sort((one, other) => one.day - other.day);
}
