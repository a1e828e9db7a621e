import type { Config } from '../../config.ts';
import { type ProvisionRow, provision } from '../../storage/provision/provision.ts';
import type { Command } from './commandLine.ts';
import { rowsTable } from './rowsTable.ts';

export type Settings = Pick<Config, 'storage' | 'http'>;

const onDisk = `\
Files are kept on this machine's disk, because neither S3_REGION nor S3_ENDPOINT is set.
Buckets are folders there, made when they are first used; there is nothing to provision.
Encryption, old versions, lifecycle, CORS and policies are not there: they are S3's.`;

function summary(rows: readonly ProvisionRow[], check: boolean): string {
  const count = (state: ProvisionRow['state']) => rows.filter((row) => row.state === state).length;
  const cannot = count('not supported');
  const lacks = cannot === 0 ? '' : ` The store cannot do ${cannot} of these.`;
  if (count('differs') > 0) {
    const mend = check ? ' Run it without --check to mend that.' : '';
    return `${count('differs')} differ from what is wanted.${mend}${lacks}`;
  }
  const changed = count('changed');
  const done = changed === 0 ? 'All is as wanted.' : `${changed} changed; all is as wanted now.`;
  return done + lacks;
}

/**
 * Provisions the buckets, or checks them.
 *
 * @returns whether all is well: the exit code is 0 then, else 1
 * @throws Error with one sentence for the operator when the store cannot be reached or refuses
 */
export async function run(
  { check }: Extract<Command, { name: 'provision' }>,
  { storage, http }: Settings,
  print: (line: string) => void,
): Promise<boolean> {
  if (storage.s3 === null) {
    print(onDisk);
    return true;
  }
  const { corsOrigins } = http;
  const rows = await provision(storage.s3, storage.buckets, { check, corsOrigins });
  print(rowsTable(rows).trimEnd());
  print(`\n${summary(rows, check)}`);
  return !rows.some(({ state }) => state === 'differs');
}
