/**
 * The command that backs a database up, to be copied into a shell. The password is left out:
 * pg_dump asks for it, or takes PGPASSWORD or ~/.pgpass.
 */
export function backupCommand(databaseUrl: string, now: Date): string {
  const url = new URL(databaseUrl);
  url.password = '';
  const time = now.toISOString().replace(/[-:]|\.\d+/g, '');
  const address = url.href.replaceAll("'", '%27');
  return `pg_dump --format=custom --file=spendsense-${time}.dump '${address}'`;
}
