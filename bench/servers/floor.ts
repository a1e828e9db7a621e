/**
 * The floor: a plain Apollo standalone server over the same tables and the same schema, as a team
 * would write it first. It verifies the token and looks the session up; it has no cache, no loader,
 * no limit and no metric.
 */
import { createPublicKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { and, eq, gt } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/postgres-js';
import { GraphQLError } from 'graphql';
import { jwtVerify } from 'jose';
import postgres from 'postgres';
import { sessions, users } from '../../src/db/schema.ts';
import { type FloorContext, resolvers } from './floorResolvers.ts';
import { receiveSettings, tellUrl } from './parent.ts';

export interface FloorSettings {
  databaseUrl: string;
  privateKeyPem: string;
  issuer: string;
}

const { databaseUrl, privateKeyPem, issuer } = await receiveSettings<FloorSettings>();
const db = drizzle(postgres(databaseUrl, { max: 20 }));
const publicKey = createPublicKey(privateKeyPem);

async function findViewer(authorization = '') {
  const { payload } = await jwtVerify(authorization.replace(/^Bearer /, ''), publicKey, { issuer });
  const [viewer] = await db
    .select({ id: users.id })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(and(eq(sessions.id, String(payload.sid)), gt(sessions.expiresAt, new Date())));
  return viewer ?? null;
}

const server = new ApolloServer<FloorContext>({
  typeDefs: readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8'),
  resolvers,
});
const { url } = await startStandaloneServer(server, {
  listen: { port: 0, host: '127.0.0.1' },
  context: async ({ req }) => {
    const viewer = await findViewer(req.headers.authorization);
    if (viewer === null) {
      throw new GraphQLError('Sign in first.', { extensions: { code: 'UNAUTHENTICATED' } });
    }
    return { db, userId: viewer.id };
  },
});
tellUrl(url);
