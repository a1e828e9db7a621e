import { dirname } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { documentOf } from '../../src/cli/ingest/document.ts';
import type { IngestResult } from '../../src/cli/ingest/ingest.ts';
import { readLocalFile } from '../../src/cli/ingest/localFile.ts';
import { reportOf } from '../../src/cli/ingest/report.ts';
import { dataOf } from '../harness/expectations.ts';
import { buildProgram } from '../harness/program.ts';
import { isVolume } from '../harness/volume.ts';
import { csvOf, jsonOf, monthly, ordinaryMonths } from '../processing/exports.ts';
import { analyticsFiles, recordsOf } from '../processing/processingBed.ts';
import { type CommandBed, openCommandBed } from './commandBed.ts';

let on: CommandBed;

beforeAll(async () => {
  await buildProgram();
  on = await openCommandBed();
});
afterAll(() => on?.close());

const csvFile = (bytes: Buffer) => ({ fileName: 'months.csv', fileType: 'csv', bytes }) as const;
const jsonFile = (bytes: Buffer) => ({ fileName: 'months.json', fileType: 'json', bytes }) as const;
const withCard = () => jsonOf(ordinaryMonths(1, 6), { balance: 3400, limit: 5000 });

/** The enums of the contract are in upper case. */
const asAnswered = (profile: object): object =>
  JSON.parse(JSON.stringify(profile), (name, value: unknown) =>
    ['cadence', 'payFrequency'].includes(name) && typeof value === 'string'
      ? value.toUpperCase()
      : value,
  );

function completed(result: IngestResult) {
  if (result.outcome !== 'completed') throw new Error(`it was ${result.outcome}`);
  return result;
}

interface Home {
  me: { profile: object | null };
}

test('a JSON file becomes what an upload of it becomes, and the gateway answers it at once', async () => {
  const member = await on.newMember();
  const home = async () => dataOf(await member.run<Home>('Home')).me.profile;
  expect(await home()).toBeNull(); // and is cached
  const result = completed(await on.ingest(member.email, jsonFile(withCard())));
  expect(await home()).toMatchObject(asAnswered(result.profile));

  const { profile, history, recommendations, uploads } = await recordsOf(on.bed, member.id);
  expect(profile).toMatchObject(result.profile);
  expect(history).toMatchObject([{ personaId: 1 }]);
  expect(uploads).toMatchObject([{ id: result.upload.id, status: 'completed' }]);
  expect(result.counts).toMatchObject({ transactions: 18, accounts: 2, repeated: 0, business: 0 });
  expect(result.criteria).toEqual(recommendations[0]?.decisionTrace.criteria);
  expect(result.criteria).toContainEqual(
    expect.objectContaining({ name: 'maxUtilization', observed: 0.68, threshold: 0.5, met: true }),
  );
  const kept = recommendations.map(({ title }) => title).sort();
  expect(result.recommendations.added.map(({ title }) => title).sort()).toEqual(kept);
  const { store } = on.bed.gateway.backends;
  const owner = { userId: member.id, uploadId: result.upload.id };
  const files = await analyticsFiles({ store, analyticsBucket: 'spendsense-analytics' }, owner);
  expect(result.parquet.map(({ kind }) => kind)).toEqual(Object.keys(files));
  expect(await on.jobsOf(result.upload.id)).toEqual([]);
});

test('a CSV file is told as a report: windows, criteria met and missed, recommendations', async () => {
  const member = await on.newMember();
  const charge = { id: 'tv', amount: 15, merchant: 'Streamy', category: 'Streaming' };
  const bytes = csvOf([...ordinaryMonths(1, 6), ...monthly(1, 6, charge)]);
  const report = reportOf(await on.ingest(member.email, csvFile(bytes)), 120);
  expect(report).toContain(`months.csv of ${member.email}: upload `);
  expect(report).toMatch(/│ Signal +│ 30 days +│ 180 days +│/);
  expect(report).toMatch(/Recurring merchants +│ Streamy, \$15\.00 a month \(monthly\) +│ Streamy/);
  expect(report).toMatch(/Most utilised card +│ unknown +│ unknown/);
  expect(report).toContain('Persona: 5 Balanced.');
  expect(report).toMatch(/│ missed │ Most utilised card +│ asOf +│ unknown +│ ≥ 50 % /);
  expect(report).toMatch(/│ missed │ Recurring merchants +│ 90d +│ 1 +│ ≥ 3 /);
  expect(report).toMatch(/│ met +│ Every card below +│ asOf +│ unknown +│ < 30 % /);
  expect(report).toMatch(/│ education │ /);
  expect(report).toMatch(
    /spendsense-analytics\/transactions\/user_id=.*\.parquet \([\d,]+ bytes\)/,
  );
});

test('a refused file is told by its rows, and changes nothing else', async () => {
  const member = await on.newMember();
  await on.ingest(member.email, jsonFile(withCard()));
  const before = await recordsOf(on.bed, member.id);
  const entries = Array.from({ length: 150 }, () => ({ date: '2026-06-01', amount: 12.5 }));
  const bytes = Buffer.from(csvOf(entries).toString().replaceAll('12.50', 'a lot'));
  const result = await on.ingest(member.email, csvFile(bytes));
  expect(result).toMatchObject({ outcome: 'refused', validationErrors: { count: 150 } });
  const report = reportOf(result, 120);
  expect(report).toMatch(/│ 100 +│ amount +│ .*a lot/);
  expect(report).not.toMatch(/│ 101 +│/);
  expect(report).toContain('150 in all: 50 are not shown.');
  const after = await recordsOf(on.bed, member.id);
  expect({ ...after, uploads: after.uploads.slice(0, 1) }).toEqual(before);
  expect(after.uploads[1]).toMatchObject({ status: 'failed', validationErrors: { count: 150 } });
});

test('an unknown member, and one without consent, are refused in a sentence; nothing is kept', async () => {
  const silent = await on.newMember({ consentStatus: false });
  const file = csvFile(csvOf(ordinaryMonths(1, 6)));
  await expect(on.ingest('nobody@example.com', file)).rejects.toThrow(
    'No such account: nobody@example.com.',
  );
  await expect(on.ingest(silent.email, file)).rejects.toThrow(
    `${silent.email} does not consent to the processing of their data. They must consent first.`,
  );
  expect((await recordsOf(on.bed, silent.id)).uploads).toEqual([]);
});

test('stopped in the middle, a worker finishes the upload later, once', async () => {
  const member = await on.newMember();
  const stopping = new AbortController();
  const say = (message: string) => {
    if (message === 'Processing it') stopping.abort();
  };
  const stopped = on.ingest(member.email, jsonFile(withCard()), { signal: stopping.signal, say });
  await expect(stopped).rejects.toThrow(
    /was not finished here: you stopped it\. A worker takes it/,
  );
  const { uploads, profile } = await recordsOf(on.bed, member.id);
  expect(profile).toBeUndefined();
  expect(uploads).toMatchObject([{ status: 'processing' }]);
  const [{ id } = { id: '' }] = uploads;
  expect(await on.jobsOf(id)).toEqual([{ name: 'upload.process', waits: true }]);
  const { processing } = on.bed.gateway.backends;
  expect(await processing.process(id)).toMatchObject({ outcome: 'completed' });
  expect(await processing.process(id)).toEqual({ outcome: 'gone' });
});

test('what a file says cannot steer the terminal', async () => {
  const member = await on.newMember();
  const merchant = '\u001b]0;owned\u0007\u009b31mStreamy';
  const charge = { amount: 15, merchant, category: 'Streaming' };
  const bytes = jsonOf([...ordinaryMonths(1, 6), ...monthly(1, 6, charge)]);
  const result = await on.ingest(member.email, jsonFile(bytes));
  expect(JSON.stringify(result)).toContain('owned'); // it is no rule that keeps it out
  const document = documentOf(result);
  expect(JSON.parse(document)).toEqual(result);
  for (const shown of [reportOf(result, 120), document]) {
    expect(shown).toContain('Streamy');
    expect(shown.replaceAll('\n', '')).not.toMatch(/\p{C}/u);
  }
});

test('the program prints one JSON document, which is what the gateway answers', async () => {
  const member = await on.newMember();
  const path = await on.file('june.json', withCard());
  const { code, stdout, stderr } = await on.run('ingest', path, '--user', member.email, '--json');
  expect({ code, stderr }).toEqual({
    code: 0,
    stderr: expect.stringContaining('upload.completed'),
  });
  const result = completed(JSON.parse(stdout) as IngestResult);
  const home = dataOf(await member.run<Home>('Home'));
  expect(home.me.profile).toMatchObject(asAnswered(result.profile));
  expect(result.upload.fileName).toBe('june.json');
});

test.runIf(isVolume)(
  'the program ends with 1 for a refused file, which is kept under a name of its type',
  async () => {
    const member = await on.newMember();
    const path = await on.file('faulty', Buffer.from('date,amount\nsoon,1\n'));
    const refused = await on.run('ingest', path, '--type', 'csv', '--user', member.email);
    expect(refused).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('The file was refused. Nothing of the member was changed.'),
    });
    expect(refused.stdout).toContain(`faulty.csv of ${member.email}`);
  },
);

test('a file that cannot be taken is refused in a sentence', async () => {
  const large = await on.file('large.csv', Buffer.alloc(10_485_761, 'a'));
  const empty = await on.file('empty.csv', Buffer.alloc(0));
  const folder = dirname(large);
  await expect(readLocalFile(large, null)).rejects.toThrow(
    'has 10,485,761 bytes; at most 10,485,760 (10 MB) are accepted.',
  );
  await expect(readLocalFile(empty, null)).rejects.toThrow(`${empty} is empty.`);
  await expect(readLocalFile(folder, 'csv')).rejects.toThrow(`${folder} is not a file.`);
  await expect(readLocalFile(`${large}.csv`, null)).rejects.toThrow(
    'cannot be read: there is none.',
  );
  await expect(readLocalFile('months.txt', null)).rejects.toThrow('add --type csv or --type json');
});
