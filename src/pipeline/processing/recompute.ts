import type { Database } from '../../db/pool.ts';
import { writeSignals } from '../lake/writeSignals.ts';
import { NoSettledTransactions } from '../signals/noSettledTransactions.ts';
import { combine } from './combine.ts';
import { type CommitDependencies, commit } from './commit.ts';
import { findMember } from './memberState.ts';
import { untilCurrent } from './untilCurrent.ts';
import { type EngineLimits, inWorkspace } from './workspace.ts';

/**
 * Assesses a member anew from what they uploaded before: after a change of thresholds or catalogue.
 *
 * @returns null when there is no consent, or nothing to assess
 */
export async function recompute(
  deps: CommitDependencies & { db: Database; limits: EngineLimits },
  userId: string,
  signal = new AbortController().signal,
) {
  const done = await untilCurrent(async () => {
    const member = await findMember(deps.db, userId);
    const newest = member?.completed.at(-1);
    if (member === null || newest === undefined) return { outcome: 'gone' } as const;
    return inWorkspace(deps.limits, signal, async (workspace) => {
      const { engine, folder } = workspace;
      const assessment = await combine(workspace, deps, member).catch(noneIfEmpty);
      if (assessment === null) return { outcome: 'gone' } as const;
      const signals = await writeSignals(engine, folder, assessment.computed, assessment.persona);
      const analytics = { uploadId: newest, files: [signals] };
      const finding = { member, assessment, endsUpload: null, analytics };
      return { ...(await commit(deps, finding)), assessment };
    });
  });
  return done.outcome === 'completed' ? done : null;
}

/** What was uploaded before may all be in the archive by now. */
function noneIfEmpty(error: unknown): null {
  if (error instanceof NoSettledTransactions) return null;
  throw error;
}
