/**
 * Builds the pages of `web/` into `web/dist/<page>/`.
 *
 *     node scripts/build-web.ts [--if-stale]
 *
 * With `--if-stale`, a page whose sources and tools are those of its last build is left alone.
 */
import { createHash } from 'node:crypto';
import { existsSync, globSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { type Page, pages } from '../web/pages.ts';

const webDir = fileURLToPath(new URL('../web', import.meta.url));
const distDir = join(webDir, 'dist');
const stampName = '.stamp';
const expectedSeconds = 5;
/** Whoever changes one of these gets another bundle from the same sources. */
const commonTools = ['vite', '@vitejs/plugin-react', 'react', 'react-dom', 'graphql-sse'];
const toolsOf: Record<Page, readonly string[]> = {
  graphiql: [...commonTools, 'graphiql'],
  site: [
    ...commonTools,
    ...['charts', 'core', 'dropzone', 'form', 'hooks', 'modals', 'notifications'].map(
      (name) => `@mantine/${name}`,
    ),
    '@tabler/icons-react',
    '@tanstack/react-virtual',
    '@urql/core',
    '@urql/exchange-graphcache',
    'recharts',
    'urql',
    'wouter',
  ],
};

try {
  const { values: flags } = parseArgs({ options: { 'if-stale': { type: 'boolean' } } });
  const due = flags['if-stale'] ? await stalePages() : pages;
  if (due.length > 0) {
    process.stdout.write(`Building the web pages (once, about ${expectedSeconds} s) …\n`);
  }
  for (const page of due) await build(page);
} catch (error) {
  const reason = error instanceof Error ? error.message : String(error);
  process.stderr.write(`The web pages could not be built: ${reason}\n`);
  process.exitCode = 1;
}

async function stalePages(): Promise<Page[]> {
  const stale: Page[] = [];
  for (const page of pages) {
    const stamp = await readFile(join(distDir, page, stampName), 'utf8').catch(() => null);
    const isFresh =
      stamp !== null && (!toolsInstalled(page) || stamp === (await fingerprint(page)));
    if (!isFresh) stale.push(page);
  }
  return stale;
}

/** A digest of everything that goes into a page: its sources, what is shared, and the tools. */
async function fingerprint(page: Page): Promise<string> {
  const hash = createHash('sha256');
  const patterns = [`${page}/**/*.*`, 'shared/**/*.*', '*.ts', '*.json'];
  for (const file of globSync(patterns, { cwd: webDir }).sort()) {
    hash.update(`${file}\0`).update(await readFile(join(webDir, file)));
  }
  hash.update(await readFile(fileURLToPath(import.meta.url)));
  for (const tool of toolsOf[page]) hash.update(`${tool}@${await versionOf(tool)}\0`);
  return hash.digest('hex');
}

/** False where only what runs in production is installed: a bundle built before is then kept. */
function toolsInstalled(page: Page): boolean {
  return toolsOf[page].every((tool) => existsSync(manifestOf(tool)));
}

async function versionOf(tool: string): Promise<string> {
  return JSON.parse(await readFile(manifestOf(tool), 'utf8')).version;
}

function manifestOf(tool: string): string {
  return fileURLToPath(new URL(`../node_modules/${tool}/package.json`, import.meta.url));
}

/** Builds beside the page's folder, then moves into place: no half-built page is ever served. */
async function build(page: Page): Promise<void> {
  if (!toolsInstalled(page)) {
    throw new Error('the tools are missing; run `npm install` with the development dependencies');
  }
  await mkdir(distDir, { recursive: true });
  const outDir = await mkdtemp(join(distDir, `.${page}-`));
  try {
    const stamp = await fingerprint(page);
    const [vite, { pageConfig }] = await Promise.all([
      import('vite'),
      import('../web/vite.config.ts'),
    ]);
    await vite.build({ ...pageConfig(page, outDir), configFile: false, logLevel: 'warn' });
    await compressAssets(outDir);
    await writeFile(join(outDir, stampName), stamp);
    await replaceFolder(join(distDir, page), outDir);
  } finally {
    await rm(outDir, { recursive: true, force: true });
  }
}

/** Writes a `.gz` beside each text asset, which the gateway sends to those who accept it. */
async function compressAssets(outDir: string): Promise<void> {
  for (const file of globSync('assets/*', { cwd: outDir })) {
    if (!['.js', '.css', '.svg'].includes(extname(file))) continue;
    const path = join(outDir, file);
    await writeFile(`${path}.gz`, await promisify(gzip)(await readFile(path)));
  }
}

async function replaceFolder(target: string, replacement: string): Promise<void> {
  const retired = `${replacement}-old`;
  for (let attempt = 1; ; attempt += 1) {
    await rename(target, retired).catch(unless('ENOENT'));
    try {
      await rename(replacement, target);
      break;
    } catch (error) {
      // Another build has put its folder there between the two renames.
      if (attempt === 3) throw error;
      unless('ENOTEMPTY', 'EEXIST')(error);
    } finally {
      await rm(retired, { recursive: true, force: true });
    }
  }
}

/** A handler that lets errors of these codes pass and throws any other. */
function unless(...codes: string[]): (error: unknown) => void {
  return (error) => {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (!codes.includes(String(code))) throw error;
  };
}
