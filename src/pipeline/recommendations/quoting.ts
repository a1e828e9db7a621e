import type { CreditCard } from '../../db/schema.ts';
import { shamingWordsIn } from './tone.ts';

const longestName = 40;

/**
 * A name out of the member's file as it may stand in a sentence, or null: no markup, no second line,
 * nothing like an account number, no word that would read as a judgement.
 */
export function quotable(name: string | null): string | null {
  const text = (name ?? '').replace(/\s+/g, ' ').trim();
  if (text === '' || text.length > longestName) return null;
  if (!/^[\p{L}\p{M}\p{N} .,&'’+*/#()!:-]+$/u.test(text) || !/\p{L}/u.test(text)) return null;
  if (/\d(?:[ .-]?\d){5}/.test(text) || /^(?:null|nan|undefined|none|n\/a)$/i.test(text))
    return null;
  return shamingWordsIn(text).length > 0 ? null : text;
}

/** `Visa ending 4523`, `Visa`, `card ending 4523` or `card`: as much as is known. */
export function cardLabel({ name, mask }: CreditCard): string {
  const label = quotable(name) ?? 'card';
  const ending = /^\w{2,4}$/.test(mask ?? '') ? mask : null;
  return ending === null || label.includes(ending) ? label : `${label} ending ${ending}`;
}
