import { describe, expect, test } from 'vitest';
import { UsageError } from '../../src/cli/db/commandLine.ts';
import { parseCommandLine } from '../../src/cli/storage/commandLine.ts';
import { run } from '../../src/cli/storage/run.ts';
import { parseConfig } from '../../src/config.ts';
import { newBuckets } from './newBuckets.ts';
import { hasStrictS3, strictS3 } from './strictS3.ts';

/** Carries a command out. @returns whether all is well, and what was printed */
async function carryOut(args: string[], env: NodeJS.ProcessEnv) {
  const command = parseCommandLine(args);
  if (command.name === 'help') throw new Error('help carries nothing out');
  const lines: string[] = [];
  const isWell = await run(command, parseConfig(env), (line) => void lines.push(line));
  return { isWell, text: lines.join('\n') };
}

test('on disk there is nothing to provision, and what disk lacks is named', async () => {
  const { isWell, text } = await carryOut(['provision', '--check'], {});
  expect(isWell).toBe(true);
  expect(text).toMatch(/disk.*Buckets are folders.*Encryption, old versions, lifecycle/s);
});

test.each([[['provide']], [['provision', '--checks']], [['provision', 'data']]])(
  'the command line %j is not understood',
  (args) => {
    expect(() => parseCommandLine(args)).toThrow(UsageError);
  },
);

test('without a command there is help', () => {
  expect([parseCommandLine([]), parseCommandLine(['--help'])]).toEqual([
    { name: 'help' },
    { name: 'help' },
  ]);
});

describe.skipIf(!hasStrictS3)('on S3', () => {
  test('a check of missing buckets fails, a run makes them, and a check is well then', async () => {
    const buckets = newBuckets();
    const env = {
      S3_REGION: strictS3.region,
      S3_ENDPOINT: strictS3.endpoint ?? '',
      S3_DATA_BUCKET: buckets.data,
      S3_ANALYTICS_BUCKET: buckets.analytics,
      S3_STATIC_BUCKET: buckets.static,
      CORS_ORIGINS: 'https://app.example',
    };
    const before = await carryOut(['provision', '--check'], env);
    expect(before.isWell).toBe(false);
    expect(before.text).toContain('Run it without --check');
    const made = await carryOut(['provision'], env);
    expect(made.isWell).toBe(true);
    expect(made.text).toContain('pages of https://app.example may GET, POST');
    const after = await carryOut(['provision', '--check'], env);
    expect(after.isWell).toBe(true);
    expect(after.text).toContain('All is as wanted.');
    for (const bucket of Object.values(buckets)) expect(after.text).toContain(bucket);
  });
});
