import { largestMerchant, monthlyIncome, recurringShare, recurringSpend } from '../citations.ts';
import { education, offer } from './entry.ts';

export const subscriptionHeavy = [
  education(
    'subscription-audit',
    'A subscription check in 15 minutes',
    'Go through the list of recurring charges and mark each one as used this week, used this month or neither. The last group is where to begin.',
    [recurringSpend, largestMerchant],
  ),
  education(
    'subscription-yearly-view',
    'What monthly charges come to in a year',
    'A small amount each month is easy to agree to. Multiplied by twelve, it can be weighed against a trip or a month of rent, and some of the charges still win.',
    [recurringSpend, recurringShare],
  ),
  education(
    'subscription-rotation',
    'One streaming service at a time',
    'Services can be cancelled and taken up again without loss. Keeping one and changing it every two months leaves as much to watch for a fraction of the price.',
    [recurringSpend, recurringShare],
  ),
  education(
    'subscription-trial-calendar',
    'Never miss the end of a trial again',
    'Cancel a trial on the day you start it: most keep running until their end. Where that is not possible, a reminder two days earlier does the same.',
    [recurringSpend, recurringShare],
  ),
  education(
    'subscription-negotiation',
    'Ask for a better price',
    'Phone, internet and gym contracts often have a lower price for those who ask, above all shortly before the contract renews. One friendly call is usually enough.',
    [largestMerchant, recurringShare],
  ),
  education(
    'subscription-annual-plans',
    'When paying by the year is worth it',
    'Annual plans often save 15 to 20 %. They are worth it for what you have used for a year already, and rarely for anything new.',
    [largestMerchant, recurringSpend],
  ),
  education(
    'subscription-one-card',
    'Put all subscriptions on one card',
    'With every recurring charge on one card, a single statement shows them all, and a price that went up is noticed at once.',
    [recurringShare, recurringSpend],
  ),
  offer(
    'offer-subscription-manager',
    'subscription manager',
    'Trimlist: all subscriptions on one screen',
    'Trimlist finds recurring charges and cancels those that you choose. Finding is free; cancelling costs $3 a month for as long as you use it.',
    [recurringSpend, largestMerchant],
  ),
  offer(
    'offer-bill-negotiation',
    'bill negotiation service',
    'Haggle House: they ask, you save',
    'Haggle House calls your providers for you and keeps a third of what it saves in the first year. If nothing is saved, nothing is owed.',
    [largestMerchant, recurringShare],
  ),
  offer(
    'offer-family-bundle',
    'media bundle',
    'Lakeside Library: films, music and news with a library card',
    'The Lakeside library network includes a streaming service, audio books and three newspapers, free for residents.',
    [recurringSpend, recurringShare],
  ),
  offer(
    'offer-virtual-cards',
    'virtual card service',
    'Northpost: a card number with a limit for each service',
    'Northpost makes a virtual card for each subscription. A limit stops a price from rising unnoticed, and closing the card ends the charge.',
    [recurringSpend, monthlyIncome],
  ),
];
