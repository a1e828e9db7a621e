/**
 * Measures the gateway against a ceiling and a floor, and under a mix of members and reviews.
 *
 *     npm run bench -- --help
 *
 * Exits with 1 when an answer was missing, wrong or stale; never for being slow.
 */
import { createProgress } from '../src/cli/progress.ts';
import { type BenchOptions, parseOptions, usage } from './options.ts';
import { report } from './report/report.ts';
import { faultsOf, toJson } from './report/result.ts';
import { runBench } from './run.ts';
import { SettingError } from './setup/settingError.ts';

async function measure(options: BenchOptions): Promise<boolean> {
  const progress = createProgress(process.stderr);
  await using stack = new AsyncDisposableStack();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      const end = () => process.exit(130);
      stack.disposeAsync().then(end, end);
    });
  }
  const result = await runBench({
    ...options,
    databaseUrl: process.env.DATABASE_URL || null,
    redisUrl: process.env.REDIS_URL || null,
    nodeEnv: process.env.NODE_ENV || 'development',
    say: progress.say,
    count: progress.count,
    onEnd: (undo) => stack.defer(undo),
  });
  progress.end();
  const text = options.json ? `${JSON.stringify(toJson(result), null, 2)}\n` : report(result);
  process.stdout.write(text);
  return faultsOf(result).length === 0;
}

try {
  const options = parseOptions(process.argv.slice(2));
  if (options === null) process.stdout.write(usage);
  else process.exitCode = (await measure(options)) ? 0 : 1;
} catch (error) {
  // parseArgs throws a TypeError with a code.
  const isPlain = error instanceof SettingError || (error instanceof TypeError && 'code' in error);
  const shown = error instanceof Error && !isPlain ? error.stack : error;
  process.stderr.write(`\n${shown instanceof Error ? shown.message : String(shown)}\n`);
  process.exitCode = 1;
}
