import type { ValidationReport } from '../../db/schema.ts';
import { analyticsKey, analyticsKinds, type UploadOwner } from '../../domain/analyticsKeys.ts';
import { requireMemberByEmail } from '../../domain/memberByEmail.ts';
import {
  type BegunUpload,
  type OperatorFile,
  OperatorUploads,
  safetyNetMinutes,
} from '../../domain/operatorUploads.ts';
import type { PersonaDecision } from '../../pipeline/personas/decidePersona.ts';
import type { ProcessOutcome } from '../../pipeline/processing/uploadProcessing.ts';
import type { Counts } from '../../pipeline/reading/readUpload.ts';
import type { RecommendationPlan } from '../../pipeline/recommendations/planRecommendations.ts';
import type { ComputedSignals } from '../../pipeline/signals/computeSignals.ts';
import type { ObjectLocation } from '../../storage/objectStore.ts';
import { describeError } from '../../telemetry/describeError.ts';
import type { CommandPipeline } from '../pipeline.ts';

/** What became of a file: what `--json` prints. */
export type IngestResult = {
  member: { id: string; email: string };
  upload: { id: string; fileName: string; fileType: string; fileSize: number } & ObjectLocation;
} & (
  | { outcome: 'refused'; validationErrors: ValidationReport }
  | ({ outcome: 'completed' } & Findings)
);

export interface Findings {
  counts: Counts;
  /** As the gateway answers it for the member, but that words such as `monthly` are lower case. */
  profile: Pick<PersonaDecision, 'personaId' | 'personaName'> &
    Pick<ComputedSignals, 'signals30d' | 'signals180d'>;
  criteria: PersonaDecision['criteria'];
  recommendations: {
    added: { type: string; template: string; title: string; rationale: string }[];
    /** Templates whose pending recommendations no longer fit. */
    removed: string[];
  };
  parquet: (ObjectLocation & { kind: string; sizeBytes: number })[];
}

/**
 * Processes a file for a member in this process, exactly as an upload of theirs.
 *
 * @param say told what is being done
 * @throws NotFoundError, ConflictError for a member whose data may not be processed
 * @throws Error saying what becomes of the upload, when it could not be finished here
 */
export async function ingest(
  pipeline: CommandPipeline,
  { email, file }: { email: string; file: OperatorFile },
  { signal, say }: { signal: AbortSignal; say: (message: string) => void },
): Promise<IngestResult> {
  const userId = await requireMemberByEmail(pipeline.db, email);
  signal.throwIfAborted();
  say('Keeping the file');
  const bucket = pipeline.config.storage.buckets.data;
  const uploads = new OperatorUploads({ ...pipeline, bucket });
  const begun = await uploads.begin(userId, file);
  say('Processing it');
  const done = await processed(pipeline, begun, signal);
  await uploads.settle(begun);
  return resultOf(pipeline, { id: userId, email }, begun, done);
}

async function processed(
  { processing }: CommandPipeline,
  { upload }: BegunUpload,
  signal: AbortSignal,
): Promise<ProcessOutcome> {
  try {
    return await processing.process(upload.id, signal);
  } catch (cause) {
    const reason = signal.aborted ? 'you stopped it' : describeError(cause).message;
    throw new Error(
      `The upload ${upload.id} was not finished here: ${reason}. A worker takes it up in ${safetyNetMinutes} minutes, or when the gateway starts next.`,
      { cause },
    );
  }
}

async function resultOf(
  pipeline: CommandPipeline,
  member: IngestResult['member'],
  { upload }: BegunUpload,
  done: ProcessOutcome,
): Promise<IngestResult> {
  const { id, fileName, fileType, fileSizeBytes: fileSize, s3Bucket: bucket, s3Key: key } = upload;
  const head = { member, upload: { id, fileName, fileType, fileSize, bucket, key } };
  switch (done.outcome) {
    case 'gone':
      throw new Error(
        `The upload ${id} was ended meanwhile: the member withdrew their consent or left, or a worker was faster.`,
      );
    case 'refused':
      return { outcome: 'refused', ...head, validationErrors: done.report };
    case 'completed': {
      const owner = { userId: member.id, uploadId: id };
      const parquet = await listParquet(pipeline, owner);
      return { outcome: 'completed', ...head, ...findingsOf(done), parquet };
    }
  }
}

function findingsOf({
  counts,
  assessment: { computed, persona },
  plan,
}: Extract<ProcessOutcome, { outcome: 'completed' }>): Omit<Findings, 'parquet'> {
  const { personaId, personaName, criteria } = persona;
  const { signals30d, signals180d } = computed;
  const profile = { personaId, personaName, signals30d, signals180d };
  return { counts, profile, criteria, recommendations: planned(plan) };
}

const planned = ({ toInsert, toDelete }: RecommendationPlan): Findings['recommendations'] => ({
  added: toInsert.map(({ type, template, title, rationale }) => ({
    type,
    template,
    title,
    rationale,
  })),
  removed: toDelete,
});

async function listParquet(
  { store, config }: CommandPipeline,
  owner: UploadOwner,
): Promise<Findings['parquet']> {
  const bucket = config.storage.buckets.analytics;
  const found = await Promise.all(
    analyticsKinds.map(async (kind) => {
      const key = analyticsKey(kind, owner);
      const info = await store.stat({ bucket, key });
      return info === null ? [] : [{ kind, bucket, key, sizeBytes: info.sizeBytes }];
    }),
  );
  return found.flat();
}
