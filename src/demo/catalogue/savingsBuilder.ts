import { emergencyFund, savedMonthly, savingsGrowth } from '../citations.ts';
import { education, offer } from './entry.ts';

export const savingsBuilder = [
  education(
    'savings-next-goal',
    'Give your savings a next goal',
    'A name, an amount and a date make it easier to keep going. Two or three goals at a time are plenty; the emergency fund is the first of them.',
    [savedMonthly, savingsGrowth],
  ),
  education(
    'savings-automation',
    'Raise your transfer by one percent at a time',
    'An automatic transfer on the day of your pay is hardly noticed. Raising it by one percent of your pay every three months is not noticed either.',
    [savedMonthly, emergencyFund],
  ),
  education(
    'savings-emergency-size',
    'How large an emergency fund should be',
    'Three months of spending is a common goal with a steady job, six with a family or an income that varies. Beyond that, money can begin to work elsewhere.',
    [emergencyFund, savingsGrowth, savedMonthly],
  ),
  education(
    'savings-rates-compared',
    'Does your account pay what others pay?',
    'Rates of savings accounts differ by a factor of ten. Comparing once a year takes an hour, and the money stays insured and within reach.',
    [savingsGrowth, savedMonthly],
  ),
  education(
    'savings-cd-ladder',
    'A ladder of certificates, explained',
    'Splitting savings over certificates that end every three months pays a higher rate, while a part of the money is never far away.',
    [savingsGrowth, emergencyFund, savedMonthly],
  ),
  education(
    'savings-retirement-match',
    'Check your employer’s match first',
    'Where an employer adds to retirement savings, the match is a return that no account offers. It is worth taking in full before saving elsewhere.',
    [savedMonthly, savingsGrowth],
  ),
  education(
    'savings-inflation',
    'What inflation does to savings',
    'A balance that grows more slowly than prices buys a little less each year. For goals that are more than five years away, it is worth reading about alternatives.',
    [savingsGrowth, savedMonthly],
  ),
  offer(
    'offer-high-yield-savings',
    'high-yield savings account',
    'Harborlight: 4.2 % on savings, no minimum',
    'The Harborlight Credit Union account pays 4.2 % a year on every dollar, is insured, and can be opened beside the account that you have.',
    [savingsGrowth, savedMonthly],
  ),
  offer(
    'offer-certificate',
    'certificate of deposit',
    'Fairweather: a 12-month certificate',
    'Fairweather Community Bank pays a fixed 4.6 % for 12 months from $500. The money is tied up until then, so the emergency fund belongs elsewhere.',
    [emergencyFund, savingsGrowth, savedMonthly],
  ),
  offer(
    'offer-round-up',
    'round-up savings app',
    'Pocketwise: save the change of each purchase',
    'Pocketwise rounds each card payment up to the next dollar and moves the difference to your savings every week. It is free of charge.',
    [savedMonthly, emergencyFund],
  ),
  offer(
    'offer-goal-account',
    'goal-based savings account',
    'Wellspring: a pot for each goal',
    'Wellspring divides one savings account into up to ten pots with dates and progress, and moves money between them in seconds.',
    [savedMonthly, savingsGrowth],
  ),
];
