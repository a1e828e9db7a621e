import { join } from 'node:path';
import type { Database } from '../../db/pool.ts';
import type { UploadRow, ValidationReport } from '../../db/schema.ts';
import type { Jobs } from '../../jobs/jobs.ts';
import { fetchToFile } from '../../storage/fetchToFile.ts';
import type { Metrics } from '../../telemetry/metrics.ts';
import { writeSignals } from '../lake/writeSignals.ts';
import { writeUpload } from '../lake/writeUpload.ts';
import { type Counts, type ReadOutcome, readUpload } from '../reading/readUpload.ts';
import type { RecommendationPlan } from '../recommendations/planRecommendations.ts';
import type { Assessment } from './assess.ts';
import { combine } from './combine.ts';
import { type CommitDependencies, commit } from './commit.ts';
import { failUpload, findProcessing } from './endUpload.ts';
import { findMember, type MemberState } from './memberState.ts';
import { removeLeftovers } from './removeLeftovers.ts';
import { givenUp, reportOfError } from './reports.ts';
import { untilCurrent } from './untilCurrent.ts';
import { type EngineLimits, inWorkspace, type Workspace } from './workspace.ts';

export interface ProcessingDependencies extends CommitDependencies {
  db: Database;
  jobs: Jobs;
  limits: EngineLimits;
  metrics: Pick<Metrics, 'uploads'>;
}

/** What became of an upload. `gone`: somebody else has ended it, or its member does not consent. */
export type ProcessOutcome =
  | { outcome: 'completed'; counts: Counts; assessment: Assessment; plan: RecommendationPlan }
  | { outcome: 'refused'; report: ValidationReport }
  | { outcome: 'gone' };

/** From a file that has arrived to signals, a persona and recommendations. */
export class UploadProcessing {
  readonly #deps: ProcessingDependencies;

  constructor(deps: ProcessingDependencies) {
    this.#deps = deps;
  }

  /** Works the jobs in this process. @param concurrency how many uploads at a time */
  async work(concurrency: number): Promise<void> {
    const { jobs } = this.#deps;
    const giveUp = async (batch: readonly { uploadId: string }[]) => {
      for (const { uploadId } of batch) await this.giveUp(uploadId);
    };
    await jobs.work('upload.fail', giveUp, { forget: true });
    const process = async (batch: readonly { uploadId: string }[], signal: AbortSignal) => {
      for (const { uploadId } of batch) await this.process(uploadId, signal);
    };
    await jobs.work('upload.process', process, { concurrency });
  }

  /**
   * Processes an upload. To do so twice, or in two places at once, has the effect of doing it once.
   *
   * @throws what trying again may mend: a store, a database or a disk that fails
   */
  async process(uploadId: string, signal = neverAborted()): Promise<ProcessOutcome> {
    const { logger, metrics } = this.#deps;
    const observe = metrics.uploads.startTimer();
    try {
      const done = await untilCurrent(() => this.#attempt(uploadId, signal));
      const seconds = observe({ outcome: done.outcome });
      logger.info({ uploadId, outcome: done.outcome, seconds }, 'an upload was processed');
      return done;
    } catch (err) {
      observe({ outcome: 'error' });
      logger.warn({ err, uploadId }, 'an upload could not be processed: it is tried again');
      throw err;
    }
  }

  /**
   * Ends an upload that failed however often it was tried, and removes what an attempt may have put
   * into the analytics bucket before it broke off. Nothing else of the member changes.
   */
  async giveUp(uploadId: string): Promise<void> {
    const { outcome } = await this.#refuse(uploadId, givenUp);
    if (outcome === 'refused') this.#deps.logger.error({ uploadId }, 'an upload was given up');
    await removeLeftovers(this.#deps, uploadId);
  }

  async #attempt(uploadId: string, signal: AbortSignal) {
    const { db, limits } = this.#deps;
    const upload = await findProcessing(db, uploadId);
    const member = upload === null ? null : await findMember(db, upload.userId);
    if (upload === null || member === null) return { outcome: 'gone' } as const;
    try {
      return await inWorkspace(limits, signal, (workspace) =>
        this.#processIn(workspace, upload, member),
      );
    } catch (error) {
      const report = reportOfError(error);
      if (report === null) throw error;
      return this.#refuse(uploadId, report);
    }
  }

  async #processIn(workspace: Workspace, upload: UploadRow, member: MemberState) {
    const { engine, folder, signal } = workspace;
    const read = await this.#read(workspace, upload);
    signal.throwIfAborted();
    if (read.outcome === 'refused') return this.#refuse(upload.id, read.report);
    const own = await writeUpload(engine, folder);
    const assessment = await combine(workspace, this.#deps, member);
    const signals = await writeSignals(engine, folder, assessment.computed, assessment.persona);
    signal.throwIfAborted();
    const analytics = { uploadId: upload.id, files: [...own, signals] };
    const finding = { member, assessment, endsUpload: upload.id, analytics };
    const committed = await commit(this.#deps, finding);
    return { ...committed, counts: read.counts, assessment };
  }

  async #read({ engine, folder, signal }: Workspace, upload: UploadRow): Promise<ReadOutcome> {
    const { store, logger, now } = this.#deps;
    const path = join(folder, 'upload');
    const pinned = {
      bucket: upload.s3Bucket,
      key: upload.s3Key,
      eTag: upload.s3ETag ?? '',
      versionId: upload.s3VersionId,
      sizeBytes: upload.fileSizeBytes,
    };
    await fetchToFile(store, pinned, path, signal);
    const read = await readUpload(engine, { path, fileType: upload.fileType, now: now() });
    if (read.outcome === 'refused' && read.cause !== undefined) {
      logger.warn({ err: read.cause, uploadId: upload.id }, 'the engine could not read an upload');
    }
    return read;
  }

  async #refuse(uploadId: string, report: ValidationReport): Promise<ProcessOutcome> {
    const { writes, now } = this.#deps;
    const ended = await writes.run((tx, touched) => {
      touched.upload(uploadId);
      return failUpload(tx, uploadId, report, now());
    });
    return ended ? { outcome: 'refused', report } : { outcome: 'gone' };
  }
}

const neverAborted = () => new AbortController().signal;
