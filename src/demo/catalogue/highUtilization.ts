import { allCards, buffer, highestCard, interest, minimumPayments } from '../citations.ts';
import { education, offer } from './entry.ts';

export const highUtilization = [
  education(
    'card-utilization-basics',
    'What credit utilization is and why it matters',
    'Utilization is the part of a card’s limit that is in use when the statement is written. Scores usually react to it within one or two statements, in both directions, and many people aim for less than 30 % on each card.',
    [highestCard, allCards],
  ),
  education(
    'card-paydown-plan',
    'A paydown plan in three steps',
    'List each card with its balance and rate, pay every minimum automatically, and send whatever is left to one card at a time. The highest rate first costs the least; the smallest balance first shows progress sooner.',
    [highestCard, allCards],
  ),
  education(
    'card-autopay',
    'Let autopay take care of due dates',
    'Autopay for at least the minimum keeps a busy week from turning into a late fee. Set it for two or three days after your pay arrives, and keep one extra payment a month that you make by hand.',
    [minimumPayments, highestCard, buffer],
  ),
  education(
    'card-interest-explained',
    'How card interest adds up, day by day',
    'Card interest is worked out on the balance of each day. Paying part of it before the statement closes lowers the interest as well as the utilization that is reported.',
    [interest, highestCard],
  ),
  education(
    'card-above-minimum',
    'What a little more than the minimum does',
    'A minimum payment mostly covers interest. Adding a fixed amount, even $25, shortens the time to zero considerably, because all of it goes to the balance.',
    [minimumPayments, highestCard],
  ),
  education(
    'card-statement-timing',
    'Pay before the statement, not only before the due date',
    'Balances are reported when the statement closes. A payment a few days earlier shows a lower utilization without paying a dollar more.',
    [highestCard, allCards],
  ),
  education(
    'card-spending-pause',
    'Give one card a rest',
    'Moving everyday purchases to debit for a month lets a balance fall with each payment. Keep the card open: its limit still counts in your favor.',
    [highestCard, interest],
  ),
  offer(
    'offer-balance-transfer',
    'balance transfer card',
    'Harborlight: 0 % on transferred balances for 15 months',
    'Harborlight Credit Union moves card balances to a card without interest for 15 months, for a fee of 3 %. It pays off when the balance can be cleared within that time.',
    [highestCard, interest],
  ),
  offer(
    'offer-consolidation-loan',
    'consolidation loan',
    'Fairweather: one fixed payment instead of several',
    'Fairweather Community Bank combines card balances into a loan with a fixed rate and a last payment date. There is no fee for paying it back early.',
    [allCards, highestCard, interest],
  ),
  offer(
    'offer-credit-counseling',
    'credit counseling plan',
    'Open Ledger: a free session with a certified counselor',
    'Open Ledger is a nonprofit. A counselor goes through your budget with you and, if you wish, agrees lower rates with your card companies.',
    [highestCard, minimumPayments],
  ),
  offer(
    'offer-score-monitoring',
    'credit score monitoring',
    'Northpost: follow your score for free',
    'Northpost shows your score each week and tells you when a change in utilization moved it. Checking it there does not affect it.',
    [highestCard, allCards],
  ),
];
