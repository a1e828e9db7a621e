import type { Database } from '../../db/pool.ts';
import type { Writes } from '../../domain/writes.ts';
import type { ObjectStore } from '../../storage/objectStore.ts';
import type { Logger } from '../../telemetry/logger.ts';
import type { LakeFile } from '../lake/lakeFile.ts';
import { putFiles } from '../lake/putFiles.ts';
import type { RecommendationPlan } from '../recommendations/planRecommendations.ts';
import type { Assessment } from './assess.ts';
import { completeUpload, findProcessing } from './endUpload.ts';
import { findMember, isSameState, type MemberState } from './memberState.ts';
import { writeProfile } from './writeProfile.ts';
import { writeRecommendations } from './writeRecommendations.ts';

export interface CommitDependencies {
  writes: Writes;
  store: ObjectStore;
  /** The analytics bucket. */
  bucket: string;
  logger: Logger;
  now: () => Date;
}

/** What was found out of a member, and from what. */
export interface Finding {
  member: MemberState;
  assessment: Assessment;
  /** The upload that ends with it; null for a member who is assessed anew. */
  endsUpload: string | null;
  /** Files for analysis, and the upload that they stand under. */
  analytics: { uploadId: string; files: readonly LakeFile[] };
}

/**
 * What became of a finding: `gone` when the upload has been ended by somebody else or its member does
 * not consent any more, `outdated` when it was made from another state than the present one.
 */
export type Committed =
  | { outcome: 'completed'; plan: RecommendationPlan }
  | { outcome: 'gone' }
  | { outcome: 'outdated' };

/**
 * Writes profile, history, recommendations and the upload's status in one transaction, with the
 * upload's files for analysis, unless the finding is stale: a worker that was stopped, whatever for,
 * and goes on after another one has finished the upload writes nothing.
 */
export function commit(deps: CommitDependencies, finding: Finding): Promise<Committed> {
  const { member, assessment, endsUpload, analytics } = finding;
  const { userId } = member;
  return deps.writes.run(async (tx, touched): Promise<Committed> => {
    const stale = await findStale(tx, finding);
    if (stale !== null) return stale;
    const { uploadId, files } = analytics;
    // Before the rows, so that reviews of the member's recommendations do not wait for the store.
    await putFiles(deps.store, deps.bucket, { userId, uploadId }, files);
    const now = deps.now();
    await writeProfile(tx, userId, assessment, now);
    const plan = await writeRecommendations(tx, member, assessment, now);
    touched.account(userId);
    touched.signals(userId);
    touched.recommendations(userId);
    touched.reviewQueue();
    if (endsUpload !== null) {
      await completeUpload(tx, endsUpload, member.consentGrantedAt, now);
      touched.upload(endsUpload);
    }
    return { outcome: 'completed', plan };
  });
}

async function findStale(tx: Database, { member, endsUpload }: Finding): Promise<Committed | null> {
  // The account first, as a withdrawal of consent does.
  const present = await findMember(tx, member.userId, { lock: true });
  if (present === null) return { outcome: 'gone' };
  if (endsUpload !== null && (await findProcessing(tx, endsUpload, { lock: true })) === null) {
    return { outcome: 'gone' };
  }
  return isSameState(member, present) ? null : { outcome: 'outdated' };
}
