import { relative } from 'node:path';
import type { Config } from '../config.ts';
import type { Parts } from '../embedded/parts.ts';
import type { GraphiqlOptions } from '../gateway/graphiql.ts';

/** A path as a person in the current folder would type it. */
const shown = (path: string) => {
  const near = relative(process.cwd(), path);
  return near === '' || near.startsWith('..') ? path : near;
};

const row = (name: string, value: string) => `  ${name.padEnd(10)} ${value}`;

/** What the start prints: where everything is, and who may sign in. */
export function banner(options: {
  address: string;
  config: Config;
  parts: Parts;
  demo: GraphiqlOptions['demo'];
  /** Whether the pages of operators and members are switched on and built. */
  site: boolean;
}): string {
  const { address, config, parts, demo, site } = options;
  const lines = ['', 'SpendSense gateway is ready.', ''];
  if (site) lines.push(row('Site', `${address}/`));
  lines.push(row('GraphQL', `${address}/graphql`));
  if (config.graphql.graphiql) lines.push(row('GraphiQL', `${address}/graphiql`));
  lines.push(row('Health', `${address}/readyz`), row('Metrics', `${address}/metrics`));
  if (parts.dataFolders !== null) {
    const { home, postgres } = parts.dataFolders;
    const elsewhere = postgres !== null && !postgres.startsWith(home);
    lines.push(row('Data', `${shown(home)}${elsewhere ? ` (PostgreSQL: ${postgres})` : ''}`));
  }
  if (demo !== null) {
    lines.push('', `  Demo accounts, all with the password ${demo.password}:`);
    lines.push(...demo.accounts.map(({ email, role }) => `    ${email.padEnd(28)} ${role}`));
  }
  return `${lines.join('\n')}\n\n`;
}
