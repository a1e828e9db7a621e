/**
 * Prints the schema that the resolvers make into schema.graphql, which is committed and reviewed.
 *
 *     node --import tsx scripts/print-schema.ts
 */
import { writeFileSync } from 'node:fs';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { buildGatewaySchema } from '../src/gateway/schema.ts';

const text = printSchema(lexicographicSortSchema(buildGatewaySchema()));
writeFileSync(new URL('../schema.graphql', import.meta.url), `${text}\n`);
