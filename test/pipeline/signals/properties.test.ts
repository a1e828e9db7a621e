import { expect, test } from 'vitest';
import { Random } from '../../../src/demo/random.ts';
import { decidePersona } from '../../../src/pipeline/personas/decidePersona.ts';
import { fewOrMany } from '../../harness/volume.ts';
import { type Account, daysBefore, type Entry, type Ledger, signalsOf } from './ledger.ts';

const kinds: readonly (readonly [
  merchant: string,
  category: string,
  least: number,
  most: number,
])[] = [
  ['Market', 'FOOD_AND_DRINK/GROCERIES', 20, 160],
  ['Lumen', 'ENTERTAINMENT/TV_AND_MOVIES', 9, 16],
  ['Gym', 'PERSONAL_CARE/GYMS', 30, 30],
  ['Power', 'RENT_AND_UTILITIES/GAS_AND_ELECTRICITY', 60, 90],
  ['Landlord', 'RENT_AND_UTILITIES/RENT', 900, 900],
  ['Employer', 'INCOME/WAGES', -1800, -900],
  ['Transfer', 'TRANSFER_OUT/SAVINGS', 100, 103],
  ['Bank', 'BANK_FEES/INTEREST_CHARGE', 5, 40],
];

const accounts: readonly Account[] = [
  { id: 'checking', subtype: 'checking', balance: 1200 },
  { id: 'savings', subtype: 'savings', balance: 3000 },
  { id: 'visa', type: 'credit', subtype: 'credit card', name: 'Visa', balance: 120, limit: 1000 },
];

function randomLedger(random: Random): Ledger {
  const transactions = Array.from({ length: random.int(20, 200) }, (): Entry => {
    const [merchant, category, least, most] = random.pick(kinds);
    return {
      date: daysBefore(random.int(0, 200)),
      amount: Math.round(random.between(least, most)),
      account: random.weighted([
        ['checking', 6],
        ['visa', 3],
        ['savings', 1],
      ]),
      merchant,
      category,
      pending: random.chance(0.05),
    };
  });
  return { accounts, transactions };
}

/** The same money in two rows of one day; transfers pair by amount and stay whole. */
function split(entry: Entry, random: Random): Entry[] {
  if (entry.category === 'TRANSFER_OUT/SAVINGS' || entry.account === 'savings') return [entry];
  if (random.chance(0.5)) return [entry];
  const part = Math.trunc(entry.amount * random.between(0.2, 0.8) * 100) / 100;
  const rest = Math.round((entry.amount - part) * 100) / 100;
  return [
    { ...entry, amount: part },
    { ...entry, amount: rest },
  ];
}

async function outcomeOf(ledger: Ledger) {
  const signals = await signalsOf(ledger);
  return { ...signals, decision: decidePersona(signals.facts) };
}

const seedCount = fewOrMany(2, 25);
const seeds = Array.from({ length: seedCount }, (_, index) => `ledger ${index}`);

test.each(seeds)('a purchase or pay in two rows of one day changes nothing: %s', async (seed) => {
  const random = new Random(seed);
  const ledger = randomLedger(random);
  const transactions = ledger.transactions.flatMap((entry) => split(entry, random));
  expect(transactions.length).toBeGreaterThan(ledger.transactions.length);
  expect(await outcomeOf({ accounts, transactions })).toEqual(await outcomeOf(ledger));
});

test.each(seeds)('what is older than 180 days, or pending, changes nothing: %s', async (seed) => {
  const ledger = randomLedger(new Random(seed));
  const { asOf } = await outcomeOf(ledger);
  const first = new Date(Date.parse(asOf) - 179 * 86_400_000).toISOString().slice(0, 10);
  const transactions = ledger.transactions.filter(({ pending, date }) => !pending && date >= first);
  expect(await outcomeOf({ accounts, transactions })).toEqual(await outcomeOf(ledger));
});
