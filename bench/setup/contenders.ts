import { isDeepStrictEqual } from 'node:util';
import { readHome } from '../load/home.ts';
import type { Contender } from '../load/rounds.ts';
import type { CeilingSettings } from '../servers/ceiling.ts';
import { startServer } from '../servers/child.ts';
import type { FloorSettings } from '../servers/floor.ts';
import type { GatewayServer } from '../servers/gateway.ts';
import type { Backends } from './backends.ts';
import { issuer, type Person } from './people.ts';

interface ContenderOptions {
  backends: Backends;
  gateway: GatewayServer;
  /** Whose home screen is read. */
  member: Person;
  nodeEnv: string;
  onEnd: (undo: () => Promise<void>) => void;
}

/** The three servers of a run, each in a process of its own, over the same data. */
export interface Contenders {
  ceiling: Contender;
  gateway: Contender & GatewayServer;
  floor: Contender;
  /** How large the answer is that all three give. */
  answerBytes: number;
}

/**
 * Starts the servers beside the gateway and sees that all answer alike.
 *
 * @throws Error they do not: the comparison would mean nothing
 */
export async function startContenders(options: ContenderOptions): Promise<Contenders> {
  const { backends, gateway, member, nodeEnv, onEnd } = options;
  const { databaseUrl, redisUrl, privateKeyPem } = backends;
  const body = await readHome(gateway.url, member);

  const { userId, sessionId, tokenId } = member;
  const toCeiling: CeilingSettings = { redisUrl, userId, sessionId, tokenId, body };
  const ceiling = await startServer('ceiling.ts', toCeiling, nodeEnv);
  onEnd(ceiling.stop);
  const toFloor: FloorSettings = { databaseUrl, privateKeyPem, issuer };
  const floor = await startServer('floor.ts', toFloor, nodeEnv);
  onEnd(floor.stop);

  const floorBody = await readHome(floor.url, member);
  const ceilingBody = await readHome(ceiling.url, member);
  if (!isDeepStrictEqual(JSON.parse(floorBody), JSON.parse(body)) || ceilingBody !== body) {
    throw new Error(`The servers do not answer alike:\n${body}\n${ceilingBody}\n${floorBody}`);
  }
  return {
    ceiling: {
      ...ceiling,
      name: 'ceiling',
      expectBody: body,
      // What the gateway has cached may have run out: the ceiling reads it and never fills it.
      beforeRound: async () => void (await readHome(gateway.url, member)),
    },
    gateway: { ...gateway, name: 'gateway', expectBody: body },
    floor: { ...floor, name: 'floor', expectBody: floorBody },
    answerBytes: Buffer.byteLength(body),
  };
}
