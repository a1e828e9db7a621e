import type { GraphiQLProps } from 'graphiql';
import type { PageConfig } from './page-config.ts';

type TabDefinition = NonNullable<GraphiQLProps['defaultTabs']>[number];

const documents = import.meta.glob<string>('./examples/*.graphql', {
  query: '?raw',
  import: 'default',
  eager: true,
});

const dayMillis = 86_400_000;
const examplePhone = '+14155550123';
const anId = '00000000-0000-4000-8000-000000000000';

/**
 * The tabs that GraphiQL opens with: one operation each, complete with its fragments and
 * example variables, in the order in which one would explore.
 */
export function exampleTabs(config: PageConfig, now = new Date()): TabDefinition[] {
  const today = new Date(now).setUTCHours(0, 0, 0, 0);
  return [
    tab('home', { first: 8 }),
    tab('persona-timeline', { first: 20 }),
    tab('sessions'),
    tab('follow-recommendations'),
    tab('review-queue', { filter: { status: 'PENDING' }, first: 20 }),
    tab('follow-review-queue'),
    tab('recommendation-detail', { id: anId }),
    tab('approve', { id: anId }),
    tab('reject', { id: anId, reason: 'Does not fit this member.' }),
    tab('users', { filter: {}, first: 20 }),
    tab('analytics', {
      from: new Date(today - 29 * dayMillis).toISOString(),
      to: new Date(today + dayMillis).toISOString(),
    }),
    tab('set-role', { input: { userId: anId, role: 'OPERATOR' } }),
    tab('export-my-data'),
    tab('login', { input: exampleCredentials(config) }),
    tab('request-sms-code', { phoneNumber: examplePhone }),
    tab('verify-sms-code', { input: { phoneNumber: examplePhone, code: '000000' } }),
  ];
}

function exampleCredentials({ demo }: PageConfig) {
  const email = demo?.accounts[0]?.email ?? 'you@example.com';
  return { email, password: demo?.password ?? '' };
}

function tab(name: string, variables?: Record<string, unknown>): TabDefinition {
  const query = documents[`./examples/${name}.graphql`];
  if (query === undefined) throw new Error(`There is no example document ${name}.graphql`);
  return { query, variables: variables ? JSON.stringify(variables, null, 2) : null };
}
