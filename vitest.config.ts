import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { keepTemporaryFilesInMemory } from './test/harness/scratch.ts';

keepTemporaryFilesInMemory();

export default defineConfig({
  resolve: {
    // Tests and their dependencies must share one copy of graphql: its .mjs and .js are two realms.
    alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }],
  },
  oxc: { decorator: { legacy: true } },
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/harness/globalSetup.ts'],
    reporters: ['default', './test/harness/skippedReporter.ts'],
    setupFiles: ['reflect-metadata'],
    // The gateway is imported once for each worker instead of once for each file: a third of the time.
    isolate: false,
    // Many tests wait for a server or a clock: two cores keep three workers busy.
    maxWorkers: Math.max(3, availableParallelism() - 1),
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // What is awaited comes late on a busy machine; it costs time only where it does not come.
    expect: { poll: { timeout: 10_000 } },
    server: { deps: { inline: ['type-graphql', 'graphql-scalars', 'graphql-query-complexity'] } },
  },
});
