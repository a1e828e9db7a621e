import { openEngine } from '../../../src/pipeline/engine/engine.ts';
import {
  decidePersona,
  type PersonaDecision,
} from '../../../src/pipeline/personas/decidePersona.ts';
import { readUpload } from '../../../src/pipeline/reading/readUpload.ts';
import {
  type ComputedSignals,
  computeSignals,
} from '../../../src/pipeline/signals/computeSignals.ts';

/** The day after the golden files end. */
const now = new Date('2026-07-01T10:00:00Z');

export interface Outcome {
  decision: PersonaDecision;
  signals: ComputedSignals;
}

/** What becomes of an upload file, from its bytes to the persona. */
export async function outcomeOf(folder: string, name: string): Promise<Outcome> {
  const engine = await openEngine({ directories: [folder] });
  try {
    const fileType = name.endsWith('.csv') ? 'csv' : 'json';
    const read = await readUpload(engine, { path: `${folder}/${name}`, fileType, now });
    if (read.outcome !== 'accepted') throw new Error(`${name}: ${JSON.stringify(read.report)}`);
    const signals = await computeSignals(engine);
    return { decision: decidePersona(signals.facts), signals };
  } finally {
    await engine.close();
  }
}

/**
 * An outcome as it is committed: each criterion in a line of its own (name, window, observed value,
 * comparison, threshold, whether it is met), and the signals of the windows that criteria ask for.
 */
export function written({ decision, signals }: Outcome): string {
  const { personaId, personaName, criteria } = decision;
  const { asOf, signals30d, signals180d } = signals;
  const rows = criteria.map(({ name, window, observed, comparison, threshold, met }) => {
    const cells = [name, window, observed, comparison, threshold, met];
    return `    [${cells.map((cell) => JSON.stringify(cell)).join(', ')}]`;
  });
  const shown = {
    asOf,
    subscriptions30d: signals30d.subscriptions,
    credit30d: signals30d.credit,
    income180d: signals180d.income,
    savings180d: signals180d.savings,
  };
  return `{
  "personaId": ${personaId},
  "personaName": "${personaName}",
  "criteria": [
${rows.join(',\n')}
  ],
  "signals": ${JSON.stringify(shown, null, 2).replaceAll('\n', '\n  ')}
}
`;
}
