import { demoAccounts, origin } from './site-browser.ts';

/** What the pages' figures are compared with. */
export interface Figures {
  readonly recommendations: {
    readonly approved: number;
    readonly rejected: number;
    readonly pending: number;
    readonly approvalRate: number | null;
    readonly medianReviewSeconds: number | null;
  };
  readonly oldestPendingAt: string | null;
  readonly byRejectionReason: readonly { readonly reason: string; readonly count: number }[];
  readonly users: { readonly total: number; readonly withConsent: number };
  readonly uploads: {
    readonly completed: number;
    readonly failed: number;
    readonly processing: number;
  };
  readonly personas: readonly { readonly personaName: string; readonly users: number }[];
  readonly reviewsByDay: readonly {
    readonly date: string;
    readonly approved: number;
    readonly rejected: number;
  }[];
  readonly byTemplate: readonly {
    readonly approved: number;
    readonly approvalRate: number | null;
  }[];
}

const document = `query Figures($from: DateTime!, $to: DateTime!) {
  analytics(from: $from, to: $to) {
    oldestPendingAt
    recommendations { approved rejected pending approvalRate medianReviewSeconds }
    byRejectionReason { reason count }
    users { total withConsent }
    uploads { completed failed processing }
    personas { personaName users }
    reviewsByDay { date approved rejected }
    byTemplate { approved approvalRate }
  }
}`;

const login = `mutation Login($input: LoginInput!) { login(input: $input) { accessToken } }`;

async function ask<Data>(query: string, variables: object, token?: string): Promise<Data> {
  const response = await fetch(`${origin}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as { data: Data; errors?: unknown };
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

/** The figures of some days, both included, as the demo operator gets them from the API. */
export async function readFigures(days: { first: string; last: string }): Promise<Figures> {
  const { password, emailOf } = await demoAccounts();
  const input = { email: emailOf('OPERATOR'), password };
  const signedIn = await ask<{ login: { accessToken: string } }>(login, { input });
  const variables = {
    from: `${days.first}T00:00:00Z`,
    to: new Date(Date.parse(days.last) + 86_400_000).toISOString(),
  };
  const { accessToken } = signedIn.login;
  return (await ask<{ analytics: Figures }>(document, variables, accessToken)).analytics;
}
