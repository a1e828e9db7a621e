import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { sql } from 'drizzle-orm';
import { type IngestResult, ingest } from '../../src/cli/ingest/ingest.ts';
import { type CommandPipeline, withPipeline } from '../../src/cli/pipeline.ts';
import { parseConfig } from '../../src/config.ts';
import type { UserRow } from '../../src/db/schema.ts';
import type { OperatorFile } from '../../src/domain/operatorUploads.ts';
import type { Person } from '../harness/client.ts';
import { openTestBed, type TestBed } from '../harness/testBed.ts';

const program = fileURLToPath(new URL('../../dist/cli/cli.js', import.meta.url));

/** How the built program ended, and what it printed. */
export interface Ended {
  code: number;
  stdout: string;
  stderr: string;
}

/** A gateway, which works no jobs, and commands on the same PostgreSQL, Redis and folder. */
export interface CommandBed {
  bed: TestBed;
  /** Makes a member, signed in. */
  newMember(values?: Partial<UserRow>): Promise<Person>;
  inPipeline<Result>(work: (pipeline: CommandPipeline) => Promise<Result>): Promise<Result>;
  /** Ingests a file for a member in this process. */
  ingest(email: string, file: OperatorFile, options?: IngestOptions): Promise<IngestResult>;
  /** Writes a local file. @returns its path */
  file(name: string, bytes: Buffer): Promise<string>;
  /** Runs `node dist/cli/cli.js`. */
  run(...args: string[]): Promise<Ended>;
  /** The jobs that carry an upload's id, and whether they wait for a later time. */
  jobsOf(uploadId: string): Promise<{ name: string; waits: boolean }[]>;
  close(): Promise<void>;
}

interface IngestOptions {
  signal?: AbortSignal;
  say?: (message: string) => void;
}

const nowhere = () => new Writable({ write: (_chunk, _encoding, done) => done() });

const withoutEnd = (): AbortSignal => new AbortController().signal;

async function runProgram(
  args: string[],
  env: Record<string, string>,
  cwd: string,
): Promise<Ended> {
  try {
    const command = ['--disable-warning=ExperimentalWarning', program, ...args];
    const done = await promisify(execFile)(process.execPath, command, { cwd, env });
    return { code: 0, ...done };
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && 'stdout' in error && 'stderr' in error)) {
      throw error;
    }
    return { code: Number(error.code), stdout: String(error.stdout), stderr: String(error.stderr) };
  }
}

export async function openCommandBed(): Promise<CommandBed> {
  const home = await mkdtemp(join(tmpdir(), 'spendsense-commands-'));
  const bed = await openTestBed({ home, env: { WORKER_ENABLED: 'false' } });
  const env = {
    NODE_ENV: 'test',
    SPENDSENSE_HOME: home,
    DATABASE_URL: bed.databaseUrl,
    REDIS_URL: bed.redisUrl,
    REDIS_COMMAND_TIMEOUT_MILLIS: '2000',
  };
  const inPipeline: CommandBed['inPipeline'] = (work) =>
    withPipeline({ config: parseConfig(env), url: bed.databaseUrl, log: nowhere() }, work);
  return {
    bed,
    newMember: async (values = {}) => bed.as(await bed.given.user(values)),
    inPipeline,
    ingest: (email, file, { signal = withoutEnd(), say = () => undefined } = {}) =>
      inPipeline((pipeline) => ingest(pipeline, { email, file }, { signal, say })),
    file: async (name, bytes) => {
      const path = join(home, name);
      await writeFile(path, bytes);
      return path;
    },
    run: (...args) => runProgram(args, { ...env, PATH: process.env.PATH ?? '' }, home),
    jobsOf: async (uploadId) => [
      ...(await bed.gateway.services.db.execute<{ name: string; waits: boolean }>(
        sql`select name, start_after > now() as waits from pgboss.job
            where data ->> 'uploadId' = ${uploadId} and state < 'active'`,
      )),
    ],
    close: async () => {
      await bed.close();
      await rm(home, { recursive: true, force: true });
    },
  };
}
