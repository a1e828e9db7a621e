/** One criterion of the persona table as it was judged. `observed` null means unknown. */
export interface TraceCriterion {
  name: string;
  window: string;
  /** The member's value; flags are 0 or 1. */
  observed: number | null;
  comparison: '>=' | '>' | '<' | '<=' | '=';
  threshold: number;
  met: boolean;
}

/** One guardrail that a recommendation passed or failed. */
export interface TraceGuardrail {
  name: string;
  passed: boolean;
  detail: string | null;
}

/** Why a recommendation was made: everything an operator needs to judge it. */
export interface DecisionTrace {
  /** The newest transaction that was taken into account, as `YYYY-MM-DD`. */
  asOf: string;
  personaId: number;
  personaName: string;
  criteria: TraceCriterion[];
  guardrails: TraceGuardrail[];
  /** The catalogue entry that the recommendation was made from. */
  template: string;
}
