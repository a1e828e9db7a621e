import { type AccountGroup, hasAccount, type MemberAccount } from './accountGroups.ts';
import type { MemberNumbers } from './member.ts';
import { money } from './words.ts';

type NumberName = keyof MemberNumbers;
type Comparison = '>=' | '>' | '<' | '=';

/** A condition on a member, as data. */
export type Rule =
  | { number: NumberName; comparison: Comparison; value: number; heldWhenUnknown: boolean }
  | { account: AccountGroup; wanted: boolean };

/** How a rule came out for a member, in words for the operator. */
export interface Judgement {
  holds: boolean;
  detail: string;
}

const rule =
  (comparison: Comparison, heldWhenUnknown = false) =>
  (number: NumberName, value: number): Rule => ({ number, comparison, value, heldWhenUnknown });

/** An unknown number meets none of these. */
export const atLeast = rule('>=');
export const above = rule('>');
export const below = rule('<');

/** An unknown number meets this one. */
export const belowIfKnown = rule('<', true);

/** A flag is known to be set. */
export const isTrue = (flag: NumberName): Rule => rule('=')(flag, 1);
/** A flag is known not to be set. */
export const isFalse = (flag: NumberName): Rule => rule('=')(flag, 0);
/** A flag is not set, or unknown. */
export const isFalseIfKnown = (flag: NumberName): Rule => rule('=', true)(flag, 0);

/** Unknown accounts meet neither of these. */
export const has = (account: AccountGroup): Rule => ({ account, wanted: true });
export const lacks = (account: AccountGroup): Rule => ({ account, wanted: false });

const compare: Record<Comparison, (one: number, other: number) => boolean> = {
  '>=': (one, other) => one >= other,
  '>': (one, other) => one > other,
  '<': (one, other) => one < other,
  '=': (one, other) => one === other,
};

/** Judges a rule for a member. */
export function judgeRule(
  one: Rule,
  numbers: MemberNumbers,
  accounts: readonly MemberAccount[],
): Judgement {
  if ('account' in one) {
    const found = hasAccount(accounts, one.account);
    const state = found === null ? 'unknown' : found ? 'found' : 'not found';
    const detail = `${one.account} account: ${state} (${one.wanted ? 'needed' : 'must be absent'})`;
    return { holds: found === one.wanted, detail };
  }
  const { number, comparison, value, heldWhenUnknown } = one;
  const observed = numbers[number];
  const holds = observed === null ? heldWhenUnknown : compare[comparison](observed, value);
  const shown = observed === null ? 'unknown' : show(number, observed);
  return { holds, detail: `${number}: ${shown} (${comparison} ${show(number, value)})` };
}

const units: Partial<Record<NumberName, 'dollars' | 'share'>> = {
  utilization: 'share',
  recurringShare: 'share',
  cardBalance: 'dollars',
  monthlyIncome: 'dollars',
  recurringSpend: 'dollars',
  savedMonthly: 'dollars',
  savingsBalance: 'dollars',
};

/** Two decimals: 29.96 % must not be shown as 30 % beside a threshold of 30 %. */
function show(number: NumberName, value: number): string {
  const unit = units[number];
  if (unit === 'dollars') return money(value);
  const rounded = (it: number) => String(Math.round(it * 100) / 100 + 0);
  return unit === 'share' ? `${rounded(value * 100)} %` : rounded(value);
}
