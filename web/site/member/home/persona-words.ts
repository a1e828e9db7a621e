/** A persona as it is told to the member whose it is. */
export interface PersonaWords {
  readonly headline: string;
  readonly meaning: string;
  /** What one looked at. */
  readonly because: string;
  readonly idea: string;
}

const words: Readonly<Record<number, PersonaWords>> = {
  1: {
    headline: 'Your cards carry a lot right now',
    meaning: 'A good part of a credit limit is in use, or a card costs you interest or fees.',
    because:
      'a card is at half of its limit or more, was charged interest, gets only its minimum payment, or has a payment overdue',
    idea: 'Paying a little more than the minimum, or a little earlier, brings the balance down sooner than one would think.',
  },
  2: {
    headline: 'Your income comes in waves',
    meaning: 'Pay arrives at uneven times, and there is less than a month of spending in checking.',
    because:
      'the time between your pays is long or varies, and your buffer covers less than a month',
    idea: 'A small cushion and a budget on your lowest month make the quiet weeks easier.',
  },
  3: {
    headline: 'Small charges that add up',
    meaning: 'Several subscriptions and other regular charges take a share of what you spend.',
    because:
      'at least three merchants charge you regularly, for $50 a month or a tenth of your spending',
    idea: 'A look at the list below shows which of them you would miss, and which not.',
  },
  4: {
    headline: 'You are putting money aside',
    meaning: 'Your savings grow, and your cards are well within their limits.',
    because: 'your savings grew by 2 % or by $200 a month, and every known card is below 30 %',
    idea: 'Now it pays to look at where the money lies, and what it is for.',
  },
  5: {
    headline: 'Nothing that needs your attention',
    meaning: 'Neither cards, income, subscriptions nor savings stand out in what you uploaded.',
    because: 'none of the other patterns was found in your transactions',
    idea: 'A newer export from time to time keeps this picture right.',
  },
};

/** A persona in friendly words; those of 5 for one that is not known here yet. */
export function personaWords(personaId: number): PersonaWords {
  const found = words[personaId] ?? words[5];
  if (!found) throw new Error('the last persona has no words');
  return found;
}
