import type { Config } from '../../config.ts';
import { check } from '../../db/migrations/check.ts';
import { migrate } from '../../db/migrations/migrate.ts';
import { rollback } from '../../db/migrations/rollback.ts';
import { faultsOf } from '../../db/migrations/states.ts';
import { status } from '../../db/migrations/status.ts';
import { backupCommand } from './backup.ts';
import { type Command, usage } from './commandLine.ts';
import { generate } from './generate.ts';
import { statusTable } from './statusTable.ts';
import { withDatabase } from './withDatabase.ts';

export type Settings = Pick<Config, 'production' | 'database' | 'home'>;

/** Prints one line. */
export type Print = (line: string) => void;

/** What stops a command that changes a production database without a backup; or null. */
function backupRefusal({ production, database }: Settings, backupDone: boolean): string | null {
  if (!production || backupDone) return null;
  const url = database.url ?? 'postgresql://user@host:5432/spendsense';
  return `In production, take a backup first, then repeat this with --backup-done. To take it:\n  ${backupCommand(url, new Date())}`;
}

async function printStatus(url: string, print: Print): Promise<boolean> {
  const statuses = await status({ url });
  print(statusTable(statuses).trimEnd());
  const faults = faultsOf(statuses);
  for (const fault of faults) print(fault);
  return faults.length === 0;
}

async function printCheck(url: string, print: Print): Promise<boolean> {
  const faults = await check({ url });
  for (const fault of faults) print(`- ${fault}`);
  print(faults.length === 0 ? 'Tables, migrations and database agree.' : 'The check failed.');
  return faults.length === 0;
}

function printDone(verb: string, names: readonly string[], print: Print): true {
  print(names.length === 0 ? 'Nothing to do.' : `${verb} ${names.join(', ')}.`);
  return true;
}

/**
 * Carries out one command.
 *
 * @returns whether all is well: the exit code is 0 then, else 1
 * @throws Error with one sentence for the operator when the command cannot be done
 */
export async function run(command: Command, settings: Settings, print: Print): Promise<boolean> {
  const onDatabase = (work: (url: string) => Promise<boolean>) =>
    withDatabase(settings, print, work);
  switch (command.name) {
    case 'help':
      print(usage.trimEnd());
      return true;
    case 'generate':
      for (const line of await generate(command.migrationName)) print(line);
      return true;
    case 'status':
      return onDatabase((url) => printStatus(url, print));
    case 'check':
      return onDatabase((url) => printCheck(url, print));
    case 'migrate':
    case 'rollback': {
      const refusal = backupRefusal(settings, command.backupDone);
      if (refusal !== null) throw new Error(refusal);
      return onDatabase(async (url) => {
        if (command.name === 'migrate') {
          const { applied } = await migrate({ url, onProgress: print });
          return printDone('Applied', applied, print);
        }
        const { undone } = await rollback({ url, steps: command.steps, onProgress: print });
        return printDone('Undid', undone, print);
      });
    }
  }
}
