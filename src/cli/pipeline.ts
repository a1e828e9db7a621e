import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import prettyStream from 'pino-pretty';
import type { Config } from '../config.ts';
import { keepSigningKey } from '../embedded/signingKey.ts';
import { openStore } from '../gateway/openStore.ts';
import { createProcessing } from '../gateway/processing.ts';
import type { UploadProcessing } from '../pipeline/processing/uploadProcessing.ts';
import type { ObjectStore } from '../storage/objectStore.ts';
import { createLogger, type Logger } from '../telemetry/logger.ts';
import { createMetrics } from '../telemetry/metrics.ts';
import { type CommandBackends, withBackends } from './backends.ts';

/** What commands of the pipeline stand on. */
export interface CommandPipeline extends CommandBackends {
  store: ObjectStore;
  processing: UploadProcessing;
  config: Pick<Config, 'storage' | 'worker'>;
  logger: Logger;
  now: () => Date;
}

interface PipelineOptions {
  config: Config;
  /** The database. */
  url: string;
  log?: NodeJS.WritableStream;
}

/** The gateway's, because the disk store asks for it; made where no gateway has started yet. */
function signingKey({ tokens, home }: Config): string {
  if (tokens.privateKeyPem !== null) return tokens.privateKeyPem;
  const folder = resolve(home);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return keepSigningKey(folder);
}

const logStream = ({ pretty }: Config['log']): NodeJS.WritableStream =>
  pretty
    ? prettyStream({ destination: process.stderr, ignore: 'pid,hostname', singleLine: true })
    : process.stderr;

/**
 * Runs a command with the pipeline as the gateway has it.
 *
 * @param log where the log goes: to stderr, because stdout is the command's answer
 */
export function withPipeline<Result>(
  { config, url, log = logStream(config.log) }: PipelineOptions,
  work: (pipeline: CommandPipeline) => Promise<Result>,
): Promise<Result> {
  // What a command cannot do it says itself.
  const logger = createLogger({ level: 'error', pretty: false, destination: log });
  return withBackends({ config, url, logger }, async (backends) => {
    const { db, writes, jobs } = backends;
    const now = () => new Date();
    const privateKeyPem = signingKey(config);
    const baseUrl = () => config.http.publicUrl ?? '';
    const store = await openStore({ config, privateKeyPem, baseUrl, now });
    try {
      const metrics = createMetrics({ processMetrics: false });
      const services = { db, writes };
      const processing = createProcessing({ config, services, jobs, store, logger, metrics, now });
      return await work({ ...backends, store, processing, config, logger, now });
    } finally {
      await store.close();
    }
  });
}
