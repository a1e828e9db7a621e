import { expect } from 'vitest';
import { createDatabase } from '../harness/database.ts';
import { startRedis } from '../harness/redis.ts';
import { TcpProxy } from '../harness/tcpProxy.ts';
import { type BedOptions, openTestBed, type TestBed } from '../harness/testBed.ts';

/** How Redis can be away: it refuses connections, or it accepts everything and answers nothing. */
export type Outage = 'stopped' | 'frozen';

/** For what comes by itself: a probe, a job. */
export const patience = { timeout: 12_000, interval: 5 };

/** Two gateways over one PostgreSQL and one Redis, reached through proxies. */
export interface GatewayPair {
  beds: readonly [TestBed, TestBed];
  /** The network between both gateways and PostgreSQL. */
  postgres: TcpProxy;
  /** The network between each gateway and Redis. */
  redis: readonly [TcpProxy, TcpProxy];
  /** Redis itself, past the proxies. */
  redisUrl: string;
  /** Takes Redis away from both gateways. */
  breakRedis(outage: Outage): Promise<void>;
  /** Gives Redis back, as it was. */
  restoreRedis(): Promise<void>;
  /** Whether a gateway uses Redis. */
  usesRedis(gateway: 0 | 1): boolean;
  /** Waits until both gateways use Redis, or have noticed that it is away. */
  untilBothUseRedis(use: boolean): Promise<void>;
  close(): Promise<void>;
}

export async function openGatewayPair(env: Record<string, string> = {}): Promise<GatewayPair> {
  const database = await createDatabase();
  const server = await startRedis();
  const postgres = await TcpProxy.open(database.url);
  const redis = [await TcpProxy.open(server.url), await TcpProxy.open(server.url)] as const;
  const open = (through: TcpProxy): Promise<TestBed> => {
    const impatient = { REDIS_COMMAND_TIMEOUT_MILLIS: '250', ...env };
    const options: BedOptions = {
      env: impatient,
      databaseUrl: postgres.url,
      redisUrl: through.url,
    };
    return openTestBed(options);
  };
  const beds = [await open(redis[0]), await open(redis[1])] as const;
  const usesRedis = (gateway: 0 | 1) => beds[gateway].gateway.backends.redisAvailable();
  return {
    beds,
    postgres,
    redis,
    redisUrl: server.url,
    breakRedis: async (outage) => {
      for (const proxy of redis) await (outage === 'stopped' ? proxy.refuse() : proxy.freeze());
    },
    restoreRedis: async () => {
      for (const proxy of redis) await proxy.restore();
    },
    usesRedis,
    untilBothUseRedis: (use) =>
      expect.poll(() => [usesRedis(0), usesRedis(1)], patience).toEqual([use, use]),
    close: async () => {
      for (const bed of beds) await bed.close();
      for (const proxy of [...redis, postgres]) await proxy.close();
      await server.stop();
      await database.drop();
    },
  };
}
