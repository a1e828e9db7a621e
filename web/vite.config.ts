import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type InlineConfig } from 'vite';
import type { Page } from './pages.ts';

/**
 * What most pages of the site need comes in one piece each: dozens of small ones, six at a time, take
 * longer than their bytes. The rest is split by who needs it.
 */
const sitePieces = [
  { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/, priority: 1 },
  { name: 'kit', test: /node_modules/, minShareCount: 6 },
  {
    name: 'common',
    test: /web[\\/](shared|site[\\/](api|session|shared))[\\/]/,
    minShareCount: 6,
  },
];

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
        ...(page === 'site' && { output: { codeSplitting: { groups: sitePieces } } }),
        // Of thousands of icons only those that are named are read: half the time of a build.
        experimental: { lazyBarrel: true },
        onwarn(warning, warn) {
          // "use no memo" in GraphiQL speaks to React's compiler, which is not used here.
          if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') warn(warning);
        },
      },
    },
  };
}

/**
 * Vite's development server for one page: what is edited shows at once. Everything else is asked of the
 * gateway that runs beside it (`GATEWAY_URL`, or else where `npm run dev` listens).
 */
function devConfig(page: Page): InlineConfig {
  const gateway = process.env.GATEWAY_URL ?? 'http://127.0.0.1:4000';
  const fs = { allow: [fromHere('..')] };
  if (page === 'graphiql') {
    const proxy = { '^/graphql(/|$)': gateway, '/graphiql/config.json': gateway };
    return { ...pageConfig(page), server: { proxy, fs } };
  }
  const config = { target: gateway, rewrite: (path: string) => `/site${path}` };
  const proxy = { '^/(graphql|graphiql|storage|uploads)(/|$)': gateway, '/config.json': config };
  // The site's pages stand at the root: only its assets are below /site/.
  return { ...pageConfig(page), base: '/', server: { proxy, fs } };
}

function fromHere(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url));
}

export default defineConfig(({ mode }) => devConfig(mode === 'graphiql' ? mode : 'site'));
