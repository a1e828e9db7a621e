import { expect, test } from 'vitest';
import type { CreditCard } from '../../../src/db/schema.ts';
import { candidatesOf } from '../../../src/pipeline/recommendations/candidates.ts';
import { catalogue } from '../../../src/pipeline/recommendations/catalogue.ts';
import type { CitationName } from '../../../src/pipeline/recommendations/citations.ts';
import { citedNumbersOf } from '../../../src/pipeline/recommendations/citedNumbers.ts';
import type { Member } from '../../../src/pipeline/recommendations/member.ts';
import { cardLabel, quotable } from '../../../src/pipeline/recommendations/quoting.ts';
import { rationaleOf } from '../../../src/pipeline/recommendations/rationale.ts';
import { duration, inDays, money, percent } from '../../../src/pipeline/recommendations/words.ts';
import { knownMember, unknownMember, visa } from './members.ts';

const all = Object.values(catalogue).flat();

const whole = /^[^{}]*$/;
const leftover = /\b(NaN|null|undefined|Infinity)\b|\$-|-\$/;

function rationalesOf(member: Member) {
  return candidatesOf(all, member, '1.0').map(({ entry, rationale }) => [
    entry.template,
    rationale,
  ]);
}

/** The same member with every number of the signals replaced. */
const withNumbers = (member: Member, value: number): Member => ({
  ...member,
  signals: JSON.parse(JSON.stringify(member.signals), (key, old: unknown) =>
    typeof old === 'number' && key !== 'windowDays' ? value : old,
  ) as Member['signals'],
});

test.each(rationalesOf(knownMember))('%s cites the member: %s', (template, rationale) => {
  expect(rationale).toMatch(/\$\d|\d %|\d days|\d months|ending \d{4}/);
  expect(rationale, template).toMatch(whole);
  expect(rationale).not.toMatch(leftover);
  expect(rationale).not.toContain('general suggestion');
});

test.each(rationalesOf(unknownMember))(
  '%s says that nothing is known: %s',
  (template, rationale) => {
    expect(rationale, template).toMatch(
      /^Your transactions up to March 1, 2026 .*, so this is a general suggestion\.$/,
    );
    expect(rationale).toMatch(whole);
    expect(rationale).not.toMatch(leftover);
  },
);

test.each([Number.NaN, Number.POSITIVE_INFINITY, -1, 0])('nothing is cited of %d', (value) => {
  const member = withNumbers(knownMember, value);
  for (const [, rationale] of rationalesOf(member)) {
    expect(rationale).not.toMatch(leftover);
    expect(rationale).toMatch(whole);
    expect(rationale).not.toMatch(/\$0|(?<!\d)0 (%|days|months)/);
  }
});

const sentence = (name: CitationName, member = knownMember) =>
  rationaleOf([name], 'cards', citedNumbersOf(member)).text;

test('the citations read as they should', () => {
  expect(sentence('highestCard')).toBe('Your Visa ending 4523 is at 68 % of its $5,000 limit.');
  expect(sentence('allCards')).toBe('Together your 2 cards carry $4,040.18 of $9,000.');
  expect(sentence('interest')).toBe(
    'Interest was charged on your Visa ending 4523 in the 30 days up to March 1, 2026.',
  );
  expect(sentence('minimumPayment')).toBe(
    'The last payment to your Visa ending 4523 was its minimum.',
  );
  expect(sentence('payGap')).toContain('about every 19 days');
  expect(sentence('buffer')).toBe('Your checking account covers 18 days of your usual spending.');
  expect(sentence('recurringSpend')).toBe('You have 3 recurring merchants for $173.88 a month.');
  expect(sentence('recurringYear')).toContain('$173.88 a month come to $2,086.56 a year');
  expect(sentence('largestMerchant')).toBe(
    'Fresh Crate Meals is your largest recurring charge at $118.40 a month.',
  );
  expect(sentence('savingsGrowth')).toBe('Your savings grew by 5 % to $6,910.30 in 180 days.');
  expect(sentence('emergencyFund')).toBe('Your savings cover 3.2 months of your usual spending.');
});

const withCards = (...cards: CreditCard[]): Member => {
  const { signals } = knownMember;
  const { signals30d } = signals;
  const credit = { ...signals30d.credit, cards: cards.map((card) => ({ ...card })) };
  return { ...knownMember, signals: { ...signals, signals30d: { ...signals30d, credit } } };
};

test('a card without name and number is still a card, and a past-due one is named', () => {
  expect(sentence('highestCard', withCards({ ...visa, mask: null, name: null }))).toBe(
    'Your card is at 68 % of its $5,000 limit.',
  );
  expect(sentence('pastDue', withCards({ ...visa, isOverdue: true }))).toBe(
    'Your Visa ending 4523 was listed with a payment past due on March 1, 2026.',
  );
});

test('a card that is paid off is known to be at 0 %', () => {
  const paidOff = { ...visa, balance: 0, utilization: 0 };
  expect(sentence('highestCard', withCards(paidOff))).toBe(
    'Your Visa ending 4523 is at 0 % of its $5,000 limit.',
  );
  expect(sentence('highestCard', withCards(paidOff, visa))).toContain('68 %');
});

test('the sum over cards is not cited when one of them is unknown', () => {
  const known = withCards(visa, visa);
  expect(sentence('allCards', known)).toContain('$6,800 of $10,000');
  const { signals30d } = known.signals;
  const [first, second] = signals30d.credit.cards;
  if (first === undefined || second === undefined) throw new Error('there are two cards');
  second.limit = null;
  expect(sentence('allCards', known)).toContain('general suggestion');
});

test('names of a file are quoted only when they read as names', () => {
  expect(quotable('  Fresh   Crate ')).toBe('Fresh Crate');
  for (const name of ['', '{card}', '<b>x</b>', 'null', '4523', 'x'.repeat(41), 'Lazy Lunch']) {
    expect(quotable(name)).toBeNull();
  }
  expect(quotable('Visa 4111 1111 1111 4523')).toBeNull();
  expect(cardLabel({ ...visa, name: 'Visa 4523' })).toBe('Visa 4523');
  expect(cardLabel({ ...visa, name: null })).toBe('card ending 4523');
  expect(cardLabel({ ...visa, mask: '{x}' })).toBe('Visa');
});

test('money, shares and times in words', () => {
  expect([5000, 84.9, 1234.56, 0.1 + 0.2].map(money)).toEqual([
    '$5,000',
    '$84.90',
    '$1,234.56',
    '$0.30',
  ]);
  expect([0, 0.004, 0.005, 0.684, 1.3].map(percent)).toEqual([
    '0 %',
    'less than 1 %',
    '1 %',
    '68 %',
    '130 %',
  ]);
  expect([0.01, 0.03, 0.5, 1, 1.04, 2.44].map(duration)).toEqual([
    'less than a day',
    '1 day',
    '15 days',
    '1 month',
    '1 month',
    '2.4 months',
  ]);
  expect(inDays(14)).toBe('14 days');
});
