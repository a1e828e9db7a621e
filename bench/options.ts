import { parseArgs } from 'node:util';
import { isPartName, type PartName, partNames } from './parts.ts';
import { SettingError } from './setup/settingError.ts';

/** What a run is asked for. */
export interface BenchOptions {
  /** How long each round lasts; the mix lasts three times as long. */
  seconds: number;
  rounds: number;
  connections: number;
  json: boolean;
  /** What is measured. */
  parts: ReadonlySet<PartName>;
  /** Where the gateway leaves a CPU profile of itself; null for none. */
  profileFolder: string | null;
}

export const usage = `\
Usage: npm run bench -- [options]

  --seconds n        length of a round; the mix lasts three times as long (default 5)
  --rounds n         rounds of ceiling, gateway and floor in turn (default 3)
  --connections n    connections that ask at once (default 32)
  --json             the numbers as JSON instead of a table
  --only parts       only these, parted by commas: ${partNames.join(', ')}
  --profile folder   leave a CPU profile of the gateway there; read it by: node bench/profile.ts file

PostgreSQL and Valkey are embedded, in a temporary folder. DATABASE_URL names a server to use instead
(a database of the bench's own is created there and dropped), REDIS_URL an empty Redis database.
`;

function wholeNumber(name: string, text: string): number {
  if (!/^[1-9][0-9]{0,3}$/.test(text)) {
    throw new SettingError(`--${name} must be a whole number of 1 to 9999, not "${text}"`);
  }
  return Number(text);
}

function partsIn(text: string): ReadonlySet<PartName> {
  const names = text.split(',').map((name) => name.trim());
  const unknown = names.find((name) => !isPartName(name));
  if (unknown !== undefined) {
    throw new SettingError(`--only: there is no "${unknown}"; there are ${partNames.join(', ')}`);
  }
  return new Set(names.filter(isPartName));
}

/**
 * Reads the command line; null when help is asked for.
 *
 * @throws SettingError, or TypeError of parseArgs, naming the option
 */
export function parseOptions(args: readonly string[]): BenchOptions | null {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seconds: { type: 'string', default: '5' },
      rounds: { type: 'string', default: '3' },
      connections: { type: 'string', default: '32' },
      json: { type: 'boolean', default: false },
      only: { type: 'string', default: partNames.join(',') },
      profile: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return null;
  return {
    seconds: wholeNumber('seconds', values.seconds),
    rounds: wholeNumber('rounds', values.rounds),
    connections: wholeNumber('connections', values.connections),
    json: values.json,
    parts: partsIn(values.only),
    profileFolder: values.profile ?? null,
  };
}
