import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import type { InlineConfig } from 'vite';
import type { Page } from './pages.ts';

/** The gateway that `vite dev` asks for data. */
const devGateway = 'http://127.0.0.1:4000';

/**
 * Vite's configuration for one page, whose assets the gateway serves below `/<page>/assets/`.
 *
 * @param outDir where `vite build` writes
 */
export function pageConfig(page: Page, outDir = fromHere(`dist/${page}`)): InlineConfig {
  return {
    root: fromHere(page),
    base: `/${page}/`,
    publicDir: false,
    plugins: [react()],
    worker: { format: 'es' },
    // Its `?worker` imports are Vite's own; the dependency optimizer cannot read them.
    optimizeDeps: { exclude: ['graphiql/setup-workers/vite'] },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2023',
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      // GraphiQL's editor (Monaco) is one large chunk by nature.
      chunkSizeWarningLimit: 5_000,
      rolldownOptions: {
        // Of thousands of icons only those that are named are read: half the time of a build.
        experimental: { lazyBarrel: true },
        onwarn(warning, warn) {
          // "use no memo" in GraphiQL speaks to React's compiler, which is not used here.
          if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') warn(warning);
        },
      },
    },
    server: { proxy: { '^/graphql$': devGateway, [`/${page}/config.json`]: devGateway } },
  };
}

function fromHere(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url));
}

export default pageConfig('graphiql');
