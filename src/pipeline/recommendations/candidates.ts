import type { TraceGuardrail } from '../../db/schema.ts';
import type { CatalogueEntry } from './catalogue.ts';
import { citedNumbersOf } from './citedNumbers.ts';
import { checkEligibility } from './eligibility.ts';
import { checkConsent, checkTone } from './guardrails.ts';
import { type Member, numbersOf } from './member.ts';
import { rationaleOf } from './rationale.ts';
import { judgeRule } from './rules.ts';

/** A catalogue entry as it would be recommended to a member, and what the guardrails say to it. */
export interface Candidate {
  entry: CatalogueEntry;
  rationale: string;
  guardrails: TraceGuardrail[];
  /** How well it suits the member: 0 when nothing known of them speaks for it. */
  fit: number;
}

/** Judges entries for a member. */
export function candidatesOf(
  entries: readonly CatalogueEntry[],
  member: Member,
  consentVersion: string | null,
): Candidate[] {
  const numbers = numbersOf(member);
  const cited = citedNumbersOf(member);
  return entries.map((entry) => {
    const rationale = rationaleOf(entry.cites, entry.otherwise, cited);
    const suiting = (entry.suits ?? []).filter(
      (rule) => judgeRule(rule, numbers, member.accounts).holds,
    );
    return {
      entry,
      rationale: rationale.text,
      guardrails: [
        checkConsent(consentVersion),
        checkEligibility(entry, numbers, member.accounts),
        checkTone({ title: entry.title, content: entry.content, rationale: rationale.text }),
      ],
      // What suits counts more than that something can be cited.
      fit: 2 * suiting.length + (rationale.cited > 0 ? 1 : 0),
    };
  });
}

/** Whether all guardrails let it pass. */
export const isAllowed = ({ guardrails }: Candidate): boolean =>
  guardrails.every(({ passed }) => passed);
