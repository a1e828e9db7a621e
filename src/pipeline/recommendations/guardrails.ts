import type { TraceGuardrail } from '../../db/schema.ts';
import { shamingWordsIn } from './tone.ts';

/** The consent that is in force; null is none. */
export function checkConsent(version: string | null): TraceGuardrail {
  return {
    name: 'consent',
    passed: version !== null,
    detail: version === null ? 'No consent is in force' : `Consent ${version} is in force`,
  };
}

/** Whether what the member will read judges nobody. */
export function checkTone(texts: {
  title: string;
  content: string;
  rationale: string;
}): TraceGuardrail {
  const found = shamingWordsIn([texts.title, texts.content, texts.rationale].join('\n'));
  return {
    name: 'tone',
    passed: found.length === 0,
    detail: found.length === 0 ? 'No shaming wording was found' : `Found: ${found.join(', ')}`,
  };
}
