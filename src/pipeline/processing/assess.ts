import type { Engine } from '../engine/engine.ts';
import { decidePersona, type PersonaDecision } from '../personas/decidePersona.ts';
import type { MemberAccount } from '../recommendations/accountGroups.ts';
import { type ComputedSignals, computeSignals } from '../signals/computeSignals.ts';

/** All that a member's transactions say of them. */
export interface Assessment {
  computed: ComputedSignals;
  persona: PersonaDecision;
  accounts: MemberAccount[];
}

/**
 * Computes signals and persona from what stands in the engine's tables.
 *
 * @throws NoSettledTransactions when there is nothing to compute them from
 */
export async function assess(engine: Engine): Promise<Assessment> {
  const computed = await computeSignals(engine);
  const accounts = await engine.rows<MemberAccount>(
    'SELECT type, subtype FROM accounts ORDER BY account_id',
  );
  return { computed, persona: decidePersona(computed.facts), accounts };
}
