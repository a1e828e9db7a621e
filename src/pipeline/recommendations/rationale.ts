import { type CitationName, citations, type FallbackName, fallbacks } from './citations.ts';
import type { CitedNumbers } from './citedNumbers.ts';

/** Why something is recommended, and how many sentences of that cite the member's numbers. */
export interface Rationale {
  text: string;
  cited: number;
}

const mostSentences = 2;

/** The first two citations whose numbers are all known, or else the fallback. */
export function rationaleOf(
  cites: readonly CitationName[],
  otherwise: FallbackName,
  numbers: CitedNumbers,
): Rationale {
  const known = cites.flatMap((name) => fill(citations[name], numbers) ?? []);
  const sentences = known.slice(0, mostSentences);
  if (sentences.length > 0) return { text: sentences.join(' '), cited: sentences.length };
  return { text: fill(fallbacks[otherwise], numbers) ?? lastResort, cited: 0 };
}

const lastResort = 'This is a general suggestion.';

/** The template with its numbers, or null when one of them is unknown. */
function fill(template: string, numbers: CitedNumbers): string | null {
  let isKnown = true;
  const text = template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = numbers[name] ?? null;
    if (value === null) isKnown = false;
    return value ?? '';
  });
  return isKnown ? text : null;
}
