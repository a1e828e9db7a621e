const [days, dayMillis] = [200, 86_400_000];

const columns = [
  'transaction_id',
  'date',
  'account_id',
  'amount',
  'merchant_name',
  'category',
  'payment_channel',
  'pending',
];

/** What comes every so many days, the first of them so many days ago. */
const habits = [
  { every: 14, from: 3, amount: -1_950, merchant: 'Acme Payroll', category: 'INCOME_WAGES' },
  {
    every: 30,
    from: 5,
    amount: 1_250,
    merchant: 'Oak Apartments',
    category: 'RENT_AND_UTILITIES_RENT',
  },
  {
    every: 30,
    from: 9,
    amount: 17.99,
    merchant: 'Netflix',
    category: 'ENTERTAINMENT_TV_AND_MOVIES',
  },
  {
    every: 30,
    from: 12,
    amount: 11.99,
    merchant: 'Spotify',
    category: 'ENTERTAINMENT_MUSIC_AND_AUDIO',
  },
  {
    every: 30,
    from: 15,
    amount: 39,
    merchant: 'Peak Fitness',
    category: 'PERSONAL_CARE_GYMS_AND_FITNESS_CENTERS',
  },
  {
    every: 30,
    from: 21,
    amount: 9.99,
    merchant: 'Daily News',
    category: 'GENERAL_MERCHANDISE_BOOKSTORES_AND_NEWSSTANDS',
  },
  {
    every: 8,
    from: 1,
    amount: 84.3,
    merchant: 'Green Grocer',
    category: 'FOOD_AND_DRINK_GROCERIES',
  },
  { every: 5, from: 2, amount: 6.75, merchant: 'Corner Coffee', category: 'FOOD_AND_DRINK_COFFEE' },
] as const;

/**
 * An export as a bank may give it, that ends today: pay, rent, some subscriptions and groceries. Its
 * amounts are those of nobody.
 */
export function sampleCsv(today = new Date()): string {
  const rows = habits.flatMap(({ every, from, amount, merchant, category }, habit) =>
    Array.from({ length: Math.ceil((days - from) / every) }, (_, turn) => {
      const daysAgo = from + turn * every;
      const date = new Date(today.getTime() - daysAgo * dayMillis).toISOString().slice(0, 10);
      const wobble = category.startsWith('FOOD') ? 0.6 + ((turn * 7) % 5) * 0.25 : 1;
      const id = `sample-${habit + 1}-${date}`;
      const values = [id, date, 'checking-1', (amount * wobble).toFixed(2), merchant, category];
      return { date, line: [...values, 'online', 'false'].join(',') };
    }),
  );
  const lines = rows.sort((a, b) => b.date.localeCompare(a.date)).map(({ line }) => line);
  return [columns.join(','), ...lines, ''].join('\n');
}
