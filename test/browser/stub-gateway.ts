import fastify, { type FastifyInstance } from 'fastify';

/** A gateway reduced to one account and to the tokens it has handed out. */
export class StubGateway {
  readonly app: FastifyInstance = fastify();
  /** Names of the operations, in the order in which they came. */
  readonly asked: string[] = [];
  readonly accessTokens = new Set<string>();
  readonly refreshTokens = new Set<string>();
  /** How long the next access token claims to live. */
  tokenLifeMillis = 15 * 60_000;
  /** What a proxy answers in the gateway's place, when set. */
  outage: string | null = null;
  #count = 0;

  constructor() {
    this.app.post('/graphql', ({ headers, body }, reply) => {
      if (this.outage !== null) return reply.code(502).type('text/html').send(this.outage);
      const { query, variables } = body as { query: string; variables: Record<string, never> };
      const name = /(?:query|mutation) (\w+)/.exec(query)?.[1] ?? 'unnamed';
      this.asked.push(name);
      const bearer = headers.authorization?.replace('Bearer ', '') ?? '';
      return this.#answer(name, bearer, variables);
    });
  }

  #answer(name: string, bearer: string, variables: Record<string, never>) {
    if (name === 'Login') {
      const { password } = variables.input ?? { password: '' };
      return password === 'right' ? this.#authenticated('login') : refused('login');
    }
    if (name === 'RefreshSession') {
      const isKnown = this.refreshTokens.delete(String(variables.refreshToken));
      return isKnown ? this.#authenticated('refreshSession') : refused('refreshSession');
    }
    const field = name === 'Logout' ? 'logout' : 'me';
    if (!this.accessTokens.has(bearer)) return refused(field);
    if (field === 'logout') this.accessTokens.delete(bearer);
    return { data: { [field]: field === 'logout' ? true : { email: 'a@example.test' } } };
  }

  #authenticated(field: string) {
    this.#count += 1;
    const [accessToken, refreshToken] = [`access-${this.#count}`, `refresh-${this.#count}`];
    this.accessTokens.add(accessToken);
    this.refreshTokens.add(refreshToken);
    const accessTokenExpiresAt = new Date(Date.now() + this.tokenLifeMillis).toISOString();
    const user = { email: 'a@example.test', role: 'USER' };
    return { data: { [field]: { accessToken, accessTokenExpiresAt, refreshToken, user } } };
  }
}

/** What the gateway answers when it does not know who asks. */
export function refused(field: string) {
  const extensions = { code: 'UNAUTHENTICATED' };
  return { data: null, errors: [{ message: `Refused: ${field}`, path: [field], extensions }] };
}
