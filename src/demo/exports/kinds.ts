/** What a transaction is for. */
export type Kind = keyof typeof categories;

interface Category {
  /** Plaid's codes: the primary one, and what follows it in the detailed one. */
  code: readonly [primary: string, detail: string];
  /** The same in words, as other exports have it. */
  words: string;
}

const category = (primary: string, detail: string, words: string): Category => ({
  code: [primary, detail],
  words,
});

/** How banks name what a transaction is for. */
export const categories = {
  wages: category('INCOME', 'WAGES', 'Transfer/Payroll'),
  freelance: category('INCOME', 'OTHER_INCOME', 'Income/Freelance'),
  interestEarned: category('INCOME', 'INTEREST_EARNED', 'Income/Interest Earned'),
  moneyIn: category('TRANSFER_IN', 'ACCOUNT_TRANSFER', 'Transfer/Account Transfer'),
  toSavings: category('TRANSFER_OUT', 'SAVINGS', 'Transfer/Savings'),
  fromSavings: category('TRANSFER_IN', 'SAVINGS', 'Transfer/Savings'),
  cardPayment: category('LOAN_PAYMENTS', 'CREDIT_CARD_PAYMENT', 'Transfer/Credit Card Payment'),
  carPayment: category('LOAN_PAYMENTS', 'CAR_PAYMENT', 'Loan Payments/Car Payment'),
  interestCharge: category('BANK_FEES', 'INTEREST_CHARGE', 'Bank Fees/Interest Charge'),
  lateFee: category('BANK_FEES', 'LATE_FEES', 'Bank Fees/Late Fees'),
  rent: category('RENT_AND_UTILITIES', 'RENT', 'Rent & Utilities/Rent'),
  power: category('RENT_AND_UTILITIES', 'GAS_AND_ELECTRICITY', 'Rent & Utilities/Electricity'),
  water: category('RENT_AND_UTILITIES', 'WATER', 'Rent & Utilities/Water'),
  internet: category('RENT_AND_UTILITIES', 'INTERNET_AND_CABLE', 'Rent & Utilities/Internet'),
  phone: category('RENT_AND_UTILITIES', 'TELEPHONE', 'Rent & Utilities/Mobile Phone'),
  insurance: category('GENERAL_SERVICES', 'INSURANCE', 'Services/Insurance'),
  streaming: category('ENTERTAINMENT', 'TV_AND_MOVIES', 'Entertainment/Streaming'),
  music: category('ENTERTAINMENT', 'MUSIC_AND_AUDIO', 'Entertainment/Music'),
  games: category('ENTERTAINMENT', 'VIDEO_GAMES', 'Entertainment/Games'),
  gym: category('PERSONAL_CARE', 'GYMS_AND_FITNESS_CENTERS', 'Personal Care/Gym'),
  software: category('GENERAL_SERVICES', 'OTHER_GENERAL_SERVICES', 'Services/Software'),
  news: category('GENERAL_MERCHANDISE', 'BOOKSTORES_AND_NEWSSTANDS', 'Shopping/News'),
  box: category('FOOD_AND_DRINK', 'OTHER_FOOD_AND_DRINK', 'Food & Drink/Delivery Box'),
  pets: category('GENERAL_MERCHANDISE', 'PET_SUPPLIES', 'Shopping/Pet Supplies'),
  groceries: category('FOOD_AND_DRINK', 'GROCERIES', 'Food & Drink/Groceries'),
  restaurant: category('FOOD_AND_DRINK', 'RESTAURANT', 'Food & Drink/Restaurants'),
  coffee: category('FOOD_AND_DRINK', 'COFFEE', 'Food & Drink/Coffee Shops'),
  fuel: category('TRANSPORTATION', 'GAS', 'Transportation/Fuel'),
  transit: category('TRANSPORTATION', 'PUBLIC_TRANSIT', 'Transportation/Public Transit'),
  clothing: category('GENERAL_MERCHANDISE', 'CLOTHING_AND_ACCESSORIES', 'Shopping/Clothing'),
  household: category('GENERAL_MERCHANDISE', 'OTHER_GENERAL_MERCHANDISE', 'Shopping/Household'),
  pharmacy: category('MEDICAL', 'PHARMACIES_AND_SUPPLEMENTS', 'Medical/Pharmacies'),
  hair: category('PERSONAL_CARE', 'HAIR_AND_BEAUTY', 'Personal Care/Hair & Beauty'),
  hardware: category('HOME_IMPROVEMENT', 'HARDWARE', 'Home/Hardware'),
  lodging: category('TRAVEL', 'LODGING', 'Travel/Lodging'),
} as const satisfies Record<string, Category>;

const income: ReadonlySet<Kind> = new Set(['wages', 'freelance', 'interestEarned']);

/** Money in, which some banks write with a positive amount. */
export const isIncome = (kind: Kind): boolean => income.has(kind);

const moves: ReadonlySet<Kind> = new Set([
  ...income,
  'moneyIn',
  'toSavings',
  'fromSavings',
  'cardPayment',
  'carPayment',
]);

/** Money that is spent, not merely moved or owed. */
export const isSpend = (kind: Kind): boolean => !moves.has(kind);
