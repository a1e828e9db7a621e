import {
  buffer,
  emergencyFund,
  highestCard,
  monthlyIncome,
  recurringSpend,
  savedMonthly,
} from '../citations.ts';
import { education, offer } from './entry.ts';

export const balanced = [
  education(
    'balanced-yearly-review',
    'A money review in one evening a year',
    'Fixed costs, insurance, savings rate, goals: going through four lists once a year keeps a sound household sound.',
    [monthlyIncome, buffer],
  ),
  education(
    'balanced-first-savings-step',
    'Begin with the first automatic transfer',
    'A transfer of a fixed amount on the day of your pay is the simplest way to begin. An amount that you will not miss is the right one to start with.',
    [savedMonthly, emergencyFund, monthlyIncome],
  ),
  education(
    'balanced-spending-shares',
    'How your spending compares with the 50/30/20 rule',
    'Half for needs, 30 % for wishes, 20 % for savings: the rule is a yardstick rather than a law. Knowing your own shares is what counts.',
    [monthlyIncome, recurringSpend],
  ),
  education(
    'balanced-credit-habits',
    'Keep a good credit history growing',
    'Paying in full, leaving old cards open and asking for new ones seldom are the three habits that do most for a history over the years.',
    [highestCard, buffer],
  ),
  education(
    'balanced-emergency-fund',
    'Where to keep an emergency fund',
    'Within reach, but not in checking: a savings account at the same bank, or one with a better rate that is a day away, both do well.',
    [emergencyFund, buffer],
  ),
  education(
    'balanced-insurance-check',
    'Which insurance is worth having',
    'Insure what you could not pay for yourself, and leave out the rest. A higher deductible often saves more than it risks once there is a buffer.',
    [buffer, monthlyIncome],
  ),
  education(
    'balanced-long-term-goals',
    'From a good month to a long-term plan',
    'Choose one goal for the next five years, divide it by 60 months, and see whether it fits. If it does, it can start this month.',
    [monthlyIncome, savedMonthly],
  ),
  offer(
    'offer-starter-savings',
    'savings account',
    'Harborlight: a savings account with a welcome bonus',
    'Harborlight Credit Union adds $50 once $500 have stayed for three months. The account costs nothing and has no minimum.',
    [savedMonthly, emergencyFund, monthlyIncome],
  ),
  offer(
    'offer-cash-back-card',
    'cash-back card',
    'Northpost: 2 % back on everything',
    'The Northpost card has no yearly fee and pays 2 % back, for those who pay in full each month.',
    [highestCard, monthlyIncome],
  ),
  offer(
    'offer-money-coach',
    'financial coaching',
    'Open Ledger: an hour with a money coach',
    'The nonprofit Open Ledger offers a first hour without charge: questions in, a plan of one page out, nothing to buy.',
    [monthlyIncome, buffer],
  ),
  offer(
    'offer-spending-insights',
    'spending tracker',
    'Pocketwise: see where your money goes',
    'Pocketwise sorts purchases by itself and sends one short summary a week. It is free of charge and shows no advertisements.',
    [recurringSpend, monthlyIncome],
  ),
];
