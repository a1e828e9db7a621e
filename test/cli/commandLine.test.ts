import { expect, test } from 'vitest';
import { parseCommandLine, usage } from '../../src/cli/commandLine.ts';

const read = (line: string) => parseCommandLine(line.split(' ').filter((part) => part !== ''));

test.each([
  ['', { name: 'help' }],
  ['--help', { name: 'help' }],
  ['user promote a@b.org', { name: 'promote', email: 'a@b.org', role: 'admin' }],
  ['user promote --role operator a@b.org', { name: 'promote', email: 'a@b.org', role: 'operator' }],
  [
    'ingest may.csv --user a@b.org',
    { name: 'ingest', path: 'may.csv', email: 'a@b.org', fileType: null, json: false },
  ],
  [
    'ingest --json --type json --user a@b.org may',
    { name: 'ingest', path: 'may', email: 'a@b.org', fileType: 'json', json: true },
  ],
  ['recompute', { name: 'recompute', email: null }],
  ['recompute --user a@b.org', { name: 'recompute', email: 'a@b.org' }],
])('"%s" is understood', (line, command) => {
  expect(read(line)).toEqual(command);
});

test.each([
  ['ingset may.csv', 'There is no command "ingset"'],
  ['user', 'There is no command "user"'],
  ['user demote a@b.org', 'There is no command "user demote"'],
  ['user promote', 'user promote needs one email address'],
  ['user promote a@b.org --role king', '--role must be admin or operator, not "king"'],
  ['ingest --user a@b.org', 'ingest needs one file'],
  ['ingest may.csv june.csv --user a@b.org', 'ingest needs one file'],
  ['ingest may.csv', 'ingest needs --user <email>: whose file it is'],
  ['ingest may.csv --user a@b.org --type xml', '--type must be csv or json, not "xml"'],
  ['ingest may.csv --jsn', "Unknown option '--jsn': ingest takes --user, --type, --json"],
  ['recompute a@b.org', 'recompute takes no "a@b.org"; for one member: --user <email>'],
  ['recompute --all', "Unknown option '--all': recompute takes --user"],
])('"%s" is refused with words that say how to mend it', (line, message) => {
  expect(() => read(line)).toThrow(message);
});

test('the help lists every command', () => {
  for (const command of ['user promote <email>', 'ingest <file> --user <email>', 'recompute']) {
    expect(usage).toContain(command);
  }
});
