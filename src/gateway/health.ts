import type { FastifyInstance } from 'fastify';

/** Whether the gateway can do its work. */
export interface Readiness {
  ready: boolean;
  /** Each part by name: `ok`, or what is wrong with it. */
  checks: Record<string, string>;
}

/** Serves `/healthz` (the process lives) and `/readyz` (it can do its work, 503 where it cannot). */
export function registerHealth(app: FastifyInstance, check: () => Promise<Readiness>): void {
  app.get('/healthz', async () => ({ status: 'ok' }));
  app.get('/readyz', async (_request, reply) => {
    const { ready, checks } = await check();
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ready' : 'not ready', checks });
  });
}
