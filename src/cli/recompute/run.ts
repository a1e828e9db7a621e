import type { Config } from '../../config.ts';
import { ConflictError } from '../../domain/errors.ts';
import { requireMemberByEmail } from '../../domain/memberByEmail.ts';
import { engineLimits } from '../../gateway/processing.ts';
import type { RecomputeCommand } from '../commandLine.ts';
import { withDatabase } from '../db/withDatabase.ts';
import { type CommandPipeline, withPipeline } from '../pipeline.ts';
import type { Terminal } from '../terminal.ts';
import { recomputeAll } from './recomputeAll.ts';
import { summaryOf } from './summary.ts';
import type { Tally } from './tally.ts';

/** Assesses a member anew, by email, or all. */
export async function recomputeBy(
  pipeline: CommandPipeline,
  email: string | null,
  { signal, progress }: Pick<Terminal, 'signal' | 'progress'>,
): Promise<Tally> {
  const { db, config } = pipeline;
  const userId = email === null ? null : await requireMemberByEmail(db, email);
  const { concurrency } = config.worker;
  const onProgress = progress.count('Recomputing');
  const bucket = config.storage.buckets.analytics;
  const limits = engineLimits(config);
  const options = { userId, concurrency, signal, onProgress };
  const tally = await recomputeAll({ ...pipeline, bucket, limits }, options);
  if (email !== null && tally.seen === 0 && !signal.aborted) {
    throw new ConflictError(
      `${email} has no completed upload since they consented: there is nothing to assess.`,
    );
  }
  return tally;
}

/**
 * Assesses members anew and prints what changed.
 *
 * @returns whether all went well
 * @throws Error with one sentence for the operator
 */
export async function runRecompute(
  config: Config,
  { email }: RecomputeCommand,
  terminal: Terminal,
): Promise<boolean> {
  const { print, progress, width, signal } = terminal;
  try {
    const tally = await withDatabase(config, progress.say, (url) =>
      withPipeline({ config, url }, (pipeline) => recomputeBy(pipeline, email, terminal)),
    );
    progress.end();
    print(summaryOf(tally, width));
    if (signal.aborted) print('\nInterrupted. What is done stays; run it again for the others.');
    return tally.failed === 0 && !signal.aborted;
  } finally {
    progress.end();
  }
}
