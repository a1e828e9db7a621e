import { describe, expect, test } from 'vitest';
import type { MemberAccount } from '../../../src/pipeline/recommendations/accountGroups.ts';
import { catalogue } from '../../../src/pipeline/recommendations/catalogue.ts';
import { checkEligibility } from '../../../src/pipeline/recommendations/eligibility.ts';
import { type MemberNumbers, numbersOf } from '../../../src/pipeline/recommendations/member.ts';
import {
  type Product,
  type ProductKind,
  products,
} from '../../../src/pipeline/recommendations/products.ts';
import type { Rule } from '../../../src/pipeline/recommendations/rules.ts';
import { knownMember, unknownMember } from './members.ts';

const all = Object.values(catalogue).flat();
const checking: MemberAccount = { type: 'depository', subtype: 'checking' };
const savings: MemberAccount = { type: 'depository', subtype: 'savings' };
const unknownNumbers = numbersOf(unknownMember);

type Profile = { numbers: MemberNumbers; accounts: MemberAccount[] };
type NumberRule = Exclude<Rule, { account: unknown }>;

const productOf = (kind: ProductKind | null): Product | null =>
  kind === null ? null : products[kind];
const rulesOf = ({ product, requires }: (typeof all)[number]) => [
  ...(productOf(product)?.rules ?? []),
  ...(requires ?? []),
];

const meeting = ({ comparison, value }: NumberRule) =>
  ({ '>=': value, '>': value + 0.01, '<': value - 0.01, '=': value })[comparison];
const missing = ({ comparison, value }: NumberRule) =>
  ({ '>=': value - 0.01, '>': value, '<': value, '=': 1 - value })[comparison];

/** Somebody who just meets a rule, or just does not. */
function apply(rule: Rule, { numbers, accounts }: Profile, holds: boolean): Profile {
  if (!('account' in rule)) {
    const value = holds ? meeting(rule) : missing(rule);
    return { numbers: { ...numbers, [rule.number]: value }, accounts };
  }
  if (rule.account !== 'savings') throw new Error('give this test an account of that group');
  const rest = accounts.filter(({ subtype }) => subtype !== 'savings');
  return { numbers, accounts: rule.wanted === holds ? [...rest, savings] : rest };
}

const check = (entry: (typeof all)[number], { numbers, accounts }: Profile) =>
  checkEligibility(entry, numbers, accounts);

describe.each(all.filter((entry) => rulesOf(entry).length > 0))('$template', (entry) => {
  const fitting = rulesOf(entry).reduce<Profile>((one, rule) => apply(rule, one, true), {
    numbers: unknownNumbers,
    accounts: [checking],
  });

  test('is for whoever just meets all its rules', () => {
    expect(check(entry, fitting)).toMatchObject({ name: 'eligibility', passed: true });
  });

  test.each(rulesOf(entry).map((rule) => [rule] as const))('is refused without %j', (rule) => {
    const { passed, detail } = check(entry, apply(rule, fitting, false));
    expect(passed).toBe(false);
    expect(detail).toContain('account' in rule ? `${rule.account} account` : `${rule.number}: `);
  });

  test.each(rulesOf(entry).map((rule) => [rule] as const))(
    'when that is unknown it is refused, unless the rule says otherwise: %j',
    (rule) => {
      const isHeld = 'heldWhenUnknown' in rule && rule.heldWhenUnknown;
      const unknown =
        'account' in rule
          ? { ...fitting, accounts: [] }
          : { ...fitting, numbers: { ...fitting.numbers, [rule.number]: null } };
      // Where two rules ask for one number, the stricter one decides.
      const others = rulesOf(entry).some(
        (one) => 'number' in one && 'number' in rule && one.number === rule.number && one !== rule,
      );
      if (!others) expect(check(entry, unknown).passed).toBe(isHeld);
    },
  );
});

const accountsOf: Partial<Record<ProductKind, MemberAccount>> = {
  consolidationLoan: { type: 'loan', subtype: 'personal' },
  rewardsCard: { type: 'credit', subtype: 'credit card' },
  smoothingAccount: { type: 'depository', subtype: 'cash management' },
  savingsAccount: { type: 'depository', subtype: 'Money_Market' },
  highYieldSavings: { type: 'depository', subtype: 'high-yield savings' },
  certificate: { type: 'depository', subtype: 'cd' },
  retirementAccount: { type: 'investment', subtype: 'roth' },
};
const kinds = Object.keys(products) as ProductKind[];
const held = kinds.filter((kind) => productOf(kind)?.heldAs !== null);

test.each(held)('a %s is offered only to somebody known not to have one', (kind) => {
  const owned = accountsOf[kind];
  if (owned === undefined) throw new Error(`give this test an account for ${kind}`);
  const numbers: MemberNumbers = { ...numbersOf(knownMember), interestCharged: 0 };
  const judge = (accounts: MemberAccount[]) =>
    checkEligibility({ product: kind }, numbers, accounts);
  const { name } = products[kind];
  expect(judge([checking]).passed).toBe(true);
  expect(judge([checking]).detail).toContain(`No ${name} was found among 1 account`);
  expect(judge([checking, owned])).toMatchObject({
    passed: false,
    detail: `The member has a ${name}`,
  });
  expect(judge([]).passed).toBe(false);
});

test.each(kinds.filter((kind) => products[kind].isPredatory))('a %s is never offered', (kind) => {
  const numbers = numbersOf(knownMember);
  expect(checkEligibility({ product: kind }, numbers, knownMember.accounts)).toMatchObject({
    passed: false,
    detail: expect.stringMatching(/^A .* is never offered$/),
  });
});

const creditKinds = ['balanceTransferCard', 'consolidationLoan', 'rewardsCard'] as const;

test.each(creditKinds)('a %s is refused when overdue, and when that is unknown', (product) => {
  const numbers = { ...numbersOf(knownMember), interestCharged: 0 };
  const passes = (isOverdue: number | null) =>
    checkEligibility({ product }, { ...numbers, isOverdue }, [checking]).passed;
  expect([0, 1, null].map(passes)).toEqual([true, false, false]);
});

test('a balance transfer needs a balance', () => {
  const passes = (cardBalance: number | null) =>
    checkEligibility(
      { product: 'balanceTransferCard' },
      { ...numbersOf(knownMember), cardBalance },
      knownMember.accounts,
    ).passed;
  expect([0.01, 0, null].map(passes)).toEqual([true, false, false]);
});

test('somebody whose accounts hold no debt is known not to be overdue', () => {
  const overdue = (accounts: MemberAccount[]) =>
    numbersOf({ ...unknownMember, accounts }).isOverdue;
  expect(overdue([checking])).toBe(0);
  expect(overdue([checking, { type: 'credit', subtype: 'credit card' }])).toBeNull();
  expect(overdue([])).toBeNull();
});

test('an operator reads what was compared', () => {
  const [entry] = all.filter(({ template }) => template === 'offer.cards.consolidation-loan');
  if (entry === undefined) throw new Error('the offer is gone');
  expect(
    check(entry, { numbers: numbersOf(knownMember), accounts: [...knownMember.accounts] }),
  ).toEqual({
    name: 'eligibility',
    passed: true,
    detail:
      'No consolidation loan was found among 4 accounts; isOverdue: 0 (= 0); cardBalance: $4,040.18 (> $0); monthlyIncome: $3,812.66 (> $0); cards: 2 (>= 2); cardBalance: $4,040.18 (>= $1,000)',
  });
});
