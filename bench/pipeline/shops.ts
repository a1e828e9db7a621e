/** Where money goes: a merchant, what it is, how it is paid, and what it usually costs. */
export interface Payee {
  merchant: string;
  category: string;
  channel: string;
  /** The range of amounts in dollars; negative is money in. */
  from: number;
  to: number;
}

const payee = (
  merchant: string,
  category: string,
  channel: string,
  from: number,
  to = from,
): Payee => ({ merchant, category, channel, from, to });

/** What is bought on any day. */
export const shops: readonly Payee[] = [
  payee('Corner Market', 'FOOD_AND_DRINK_GROCERIES', 'in store', 8, 140),
  payee('Harvest Foods', 'FOOD_AND_DRINK_GROCERIES', 'in store', 12, 190),
  payee('Blue Door Coffee', 'FOOD_AND_DRINK_COFFEE', 'in store', 3, 12),
  payee('Noodle House', 'FOOD_AND_DRINK_RESTAURANT', 'in store', 11, 58),
  payee('Pizza Piazza', 'FOOD_AND_DRINK_FAST_FOOD', 'online', 14, 47),
  payee('Metro Transit', 'TRANSPORTATION_PUBLIC_TRANSIT', 'other', 2.75, 5.5),
  payee('Fuel & Go', 'TRANSPORTATION_GAS', 'in store', 22, 76),
  payee('City Parking', 'TRANSPORTATION_PARKING', 'in store', 4, 32),
  payee('Everything Online', 'GENERAL_MERCHANDISE_ONLINE_MARKETPLACES', 'online', 7, 260),
  payee('Home & Hardware', 'HOME_IMPROVEMENT_HARDWARE', 'in store', 6, 210),
  payee('Main Street Pharmacy', 'MEDICAL_PHARMACIES_AND_SUPPLEMENTS', 'in store', 5, 90),
  payee('Page Turner Books', 'GENERAL_MERCHANDISE_BOOKSTORES_AND_NEWSSTANDS', 'in store', 9, 64),
  payee('Clip & Comb', 'PERSONAL_CARE_HAIR_AND_BEAUTY', 'in store', 25, 85),
  payee('Second Act Cinema', 'ENTERTAINMENT_OTHER_ENTERTAINMENT', 'in store', 12, 44),
];

/** What is paid on one day of every month. */
export const monthly: readonly (Payee & { day: number })[] = [
  { day: 1, ...payee('Lakeside Apartments', 'RENT_AND_UTILITIES_RENT', 'other', 1850) },
  { day: 3, ...payee('Streamly', 'ENTERTAINMENT_TV_AND_MOVIES', 'online', 15.99) },
  { day: 6, ...payee('Tune Garden', 'ENTERTAINMENT_MUSIC_AND_AUDIO', 'online', 10.99) },
  {
    day: 9,
    ...payee('Northwind Power', 'RENT_AND_UTILITIES_GAS_AND_ELECTRICITY', 'online', 60, 140),
  },
  { day: 12, ...payee('Iron Temple Gym', 'PERSONAL_CARE_GYMS_AND_FITNESS_CENTERS', 'online', 39) },
  { day: 15, ...payee('Transfer to Savings', 'TRANSFER_OUT_SAVINGS', 'other', 300) },
  { day: 18, ...payee('Cloud Cabinet', 'GENERAL_SERVICES_OTHER_SOFTWARE', 'online', 9.99) },
  { day: 22, ...payee('Card Payment', 'LOAN_PAYMENTS_CREDIT_CARD_PAYMENT', 'other', 400, 1200) },
  { day: 26, ...payee('Daily Courier News', 'GENERAL_SERVICES_NEWS', 'online', 17) },
];

/** What comes in. */
export const pay: Payee = payee('Acme Widgets Payroll', 'INCOME_WAGES', 'other', -2480);
