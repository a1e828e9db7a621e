/** Sentences with the member's own numbers; one is used only where all its numbers are known. */
export const citations = {
  highestCard: 'Your {card} is at {cardUtilization} of its {cardLimit} limit.',
  allCards: 'Together your {cardCount} cards carry {allCardsBalance} of {allCardsLimit}.',
  cardBalance: 'Your {balanceCard} carries {balance}.',
  interest: 'Interest was charged on your {interestCard} in the 30 days up to {asOf}.',
  minimumPayment: 'The last payment to your {minimumCard} was its minimum.',
  pastDue: 'Your {overdueCard} was listed with a payment past due on {asOf}.',
  payGap: 'Your pay arrived about every {payGap} over the 180 days up to {asOf}.',
  payVariability: 'The time between two of your pays varies by {payVariability}.',
  monthlyIncome: 'Your income averages {monthlyIncome} a month.',
  buffer: 'Your checking account covers {buffer} of your usual spending.',
  recurringSpend: 'You have {recurringCount} for {recurringSpend} a month.',
  recurringYear:
    'Your recurring charges of {recurringSpend} a month come to {recurringYear} a year.',
  recurringShare:
    'Recurring charges are {recurringShare} of what you spent in the 30 days up to {asOf}.',
  largestMerchant: '{largestMerchant} is your largest recurring charge at {largestAmount} a month.',
  savedMonthly: 'You put aside {savedMonthly} a month over the 180 days up to {asOf}.',
  savingsGrowth: 'Your savings grew by {savingsGrowth} to {savingsBalance} in 180 days.',
  savingsBalance: 'Your savings stand at {savingsBalance}.',
  emergencyFund: 'Your savings cover {emergencyFund} of your usual spending.',
} as const;

export type CitationName = keyof typeof citations;

/** What is said instead when no such number is known. The day of the newest transaction always is. */
export const fallbacks = {
  cards:
    'Your transactions up to {asOf} do not show how much of a card limit is in use, so this is a general suggestion.',
  income:
    'Your transactions up to {asOf} do not show enough of your pay for a number, so this is a general suggestion.',
  subscriptions:
    'Your transactions up to {asOf} do not show a monthly amount of recurring charges, so this is a general suggestion.',
  savings:
    'Your transactions up to {asOf} do not show money that was put aside, so this is a general suggestion.',
  overview:
    'Your transactions up to {asOf} show too little for a number of your own, so this is a general suggestion.',
} as const;

export type FallbackName = keyof typeof fallbacks;
