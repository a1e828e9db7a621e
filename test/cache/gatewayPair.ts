import { createDatabase } from '../harness/database.ts';
import { startRedis } from '../harness/redis.ts';
import { TcpProxy } from '../harness/tcpProxy.ts';
import { type BedOptions, openTestBed, type TestBed } from '../harness/testBed.ts';

/** Two gateways over one PostgreSQL and one Redis, reached through proxies. */
export interface GatewayPair {
  beds: readonly [TestBed, TestBed];
  /** The network between both gateways and PostgreSQL. */
  postgres: TcpProxy;
  /** The network between each gateway and Redis. */
  redis: readonly [TcpProxy, TcpProxy];
  /** Redis itself, past the proxies. */
  redisUrl: string;
  close(): Promise<void>;
}

export async function openGatewayPair(env: Record<string, string> = {}): Promise<GatewayPair> {
  const database = await createDatabase();
  const server = await startRedis();
  const postgres = await TcpProxy.open(database.url);
  const redis = [await TcpProxy.open(server.url), await TcpProxy.open(server.url)] as const;
  const open = (through: TcpProxy): Promise<TestBed> => {
    const options: BedOptions = { env, databaseUrl: postgres.url, redisUrl: through.url };
    return openTestBed(options);
  };
  const beds = [await open(redis[0]), await open(redis[1])] as const;
  return {
    beds,
    postgres,
    redis,
    redisUrl: server.url,
    close: async () => {
      for (const bed of beds) await bed.close();
      for (const proxy of [...redis, postgres]) await proxy.close();
      await server.stop();
      await database.drop();
    },
  };
}
