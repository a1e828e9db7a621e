import fastify, { type FastifyInstance } from 'fastify';

interface Account {
  readonly id: string;
  readonly email: string;
  readonly role: 'USER';
}

/** The accounts, by the emails that stand in the tests. */
export const accounts = {
  a: { id: 'id-a', email: 'a@example.test', role: 'USER' },
  b: { id: 'id-b', email: 'b@example.test', role: 'USER' },
} as const satisfies Record<string, Account>;

interface Question {
  readonly name: string;
  readonly bearer: string;
  readonly variables: Record<string, never>;
  /** Whether the refresh token is to be kept by the browser. */
  readonly cookie: boolean;
}

/** A gateway reduced to two accounts and to the tokens it has handed out, with the cookie of one browser. */
export class StubGateway {
  readonly app: FastifyInstance = fastify();
  /** Names of the operations, in the order in which they came. */
  readonly asked: string[] = [];
  /** What was done, and by whom. */
  readonly done: string[] = [];
  readonly accessTokens = new Set<string>();
  readonly refreshTokens = new Set<string>();
  /** How long the next access token claims to live. */
  tokenLifeMillis = 15 * 60_000;
  /** What a proxy answers in the gateway's place, when set. */
  outage: string | null = null;
  /** What it waits for before it answers. */
  until: Promise<unknown> = Promise.resolve();
  #cookie = '';
  readonly #ownerOf = new Map<string, Account>();
  #count = 0;

  constructor() {
    this.app.post('/graphql', async ({ headers, body }, reply) => {
      const { query, variables } = body as Pick<Question, 'variables'> & { query: string };
      const name = /(?:query|mutation) (\w+)/.exec(query)?.[1] ?? 'unnamed';
      this.asked.push(name);
      if (this.outage !== null) return reply.code(502).type('text/html').send(this.outage);
      const bearer = headers.authorization?.replace('Bearer ', '') ?? '';
      const cookie = headers['x-session-mode'] === 'cookie';
      const answer = this.#answer({ name, bearer, variables, cookie });
      await this.until;
      return answer;
    });
  }

  #answer({ name, bearer, variables, cookie }: Question) {
    if (name === 'Login') {
      const { email, password } = variables.input ?? { email: '', password: '' };
      const account = Object.values(accounts).find((one) => one.email === email);
      if (!account || password !== 'right') return refused('login');
      return this.#authenticated('login', account, cookie);
    }
    if (name === 'RefreshSession') {
      const token = cookie ? this.#cookie : String(variables.refreshToken);
      const owner = this.#ownerOf.get(token);
      const isKnown = this.refreshTokens.delete(token);
      return isKnown && owner
        ? this.#authenticated('refreshSession', owner, cookie)
        : refused('refreshSession');
    }
    const field = name === 'Home' ? 'me' : name.charAt(0).toLowerCase() + name.slice(1);
    const owner = this.#ownerOf.get(bearer);
    if (!owner || !this.accessTokens.has(bearer)) return refused(field);
    this.done.push(`${name} of ${owner.email}`);
    if (name === 'Home') return { data: { me: { email: owner.email } } };
    if (name === 'ChangePassword') return this.#authenticated(field, owner, cookie);
    if (name === 'Logout') {
      this.accessTokens.delete(bearer);
      if (cookie) this.#cookie = '';
    }
    return { data: { [field]: true } };
  }

  #authenticated(field: string, user: Account, cookie: boolean) {
    this.#count += 1;
    const [accessToken, refreshToken] = [`access-${this.#count}`, `refresh-${this.#count}`];
    this.accessTokens.add(accessToken);
    this.refreshTokens.add(refreshToken);
    for (const token of [accessToken, refreshToken]) this.#ownerOf.set(token, user);
    if (cookie) this.#cookie = refreshToken;
    const accessTokenExpiresAt = new Date(Date.now() + this.tokenLifeMillis).toISOString();
    const shown = cookie ? null : refreshToken;
    return { data: { [field]: { accessToken, accessTokenExpiresAt, refreshToken: shown, user } } };
  }
}

/** What the gateway answers when it does not know who asks. */
export function refused(field: string) {
  const extensions = { code: 'UNAUTHENTICATED' };
  return { data: null, errors: [{ message: `Refused: ${field}`, path: [field], extensions }] };
}
