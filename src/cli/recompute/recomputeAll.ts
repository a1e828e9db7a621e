import pLimit from 'p-limit';
import {
  type AssessableMember,
  countAssessable,
  pagesOfAssessable,
} from '../../domain/assessable.ts';
import { recompute } from '../../pipeline/processing/recompute.ts';
import { describeError } from '../../telemetry/describeError.ts';
import { Tally } from './tally.ts';

/** How members are assessed anew. */
export type RecomputeDependencies = Parameters<typeof recompute>[0];

interface Options {
  /** One member alone; null for all. */
  userId: string | null;
  /** How many members at a time. */
  concurrency: number;
  /** Once it is aborted nobody more is begun. */
  signal: AbortSignal;
  onProgress: (done: number, total: number) => void;
}

/**
 * Assesses members anew from what they uploaded, a page at a time. One that fails leaves the others
 * alone. To do so again, after an interruption too, changes nothing more.
 */
export async function recomputeAll(deps: RecomputeDependencies, options: Options): Promise<Tally> {
  const { userId, concurrency, signal, onProgress } = options;
  const total = await countAssessable(deps.db, userId);
  const tally = new Tally();
  const limit = pLimit(concurrency);
  for await (const page of pagesOfAssessable(deps.db, { userId })) {
    await limit.map(page, async (member) => {
      if (signal.aborted) return;
      await recomputeOne(deps, member, tally, signal);
      onProgress(Math.min(tally.seen, total), total);
    });
    if (signal.aborted) break;
  }
  return tally;
}

async function recomputeOne(
  deps: RecomputeDependencies,
  { id, personaName }: AssessableMember,
  tally: Tally,
  signal: AbortSignal,
): Promise<void> {
  try {
    const done = await recompute(deps, id, signal);
    if (done === null) return tally.skip();
    const { plan, assessment } = done;
    return tally.add({ from: personaName, to: assessment.persona.personaName }, plan);
  } catch (error) {
    // Whoever was interrupted has not failed.
    if (signal.aborted) return;
    return tally.fail(id, describeError(error).message);
  }
}
