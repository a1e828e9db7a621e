import { link, mkdir, readdir, readFile, rename, rm, unlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { isMissing, isTaken } from './diskErrors.ts';
import { FormRefusedError } from './diskForm.ts';
import type { DiskPaths } from './diskPaths.ts';
import type { ObjectLocation } from './objectStore.ts';

const entryShape = z.object({
  key: z.string(),
  bytesId: z.string(),
  eTag: z.string(),
  sizeBytes: z.number(),
  contentType: z.string(),
});

/** What is known of an object, and which file has its bytes. */
export type Entry = z.infer<typeof entryShape>;

const orEmpty = (error: unknown): [] => {
  if (isMissing(error)) return [];
  throw error;
};

/** The entries of all objects: small files, replaced in one step. */
export class DiskEntries {
  readonly #paths: DiskPaths;

  constructor(paths: DiskPaths) {
    this.#paths = paths;
  }

  async read(location: ObjectLocation): Promise<Entry | null> {
    try {
      return await this.#readAt(this.#paths.entry(location));
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  }

  /** Whoever reads sees the whole old or the whole new entry. */
  async replace(bucket: string, entry: Entry): Promise<void> {
    const { draft, target } = await this.#draft(bucket, entry);
    await rename(draft, target);
  }

  /** @throws FormRefusedError when there is one */
  async add(bucket: string, entry: Entry): Promise<void> {
    const { draft, target } = await this.#draft(bucket, entry);
    try {
      await link(draft, target);
    } catch (error) {
      if (!isTaken(error)) throw error;
      throw new FormRefusedError(409, 'The file was uploaded already: ask for a new ticket.');
    } finally {
      await unlink(draft);
    }
  }

  async remove(location: ObjectLocation): Promise<void> {
    await rm(this.#paths.entry(location), { force: true });
  }

  /** Every entry whose key begins so. */
  async list(bucket: string, prefix: string): Promise<Entry[]> {
    const parent = prefix.slice(0, prefix.lastIndexOf('/') + 1);
    const folder = this.#paths.folder(bucket, parent);
    const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch(orEmpty);
    const files = found.filter((item) => item.isFile());
    const entries = await Promise.all(
      files.map(({ parentPath, name }) => this.#readAt(join(parentPath, name))),
    );
    return entries.filter(({ key }) => key.startsWith(prefix));
  }

  /** Removes a folder with all that is left in it. */
  async removeFolder(bucket: string, prefix: string): Promise<void> {
    await rm(this.#paths.folder(bucket, prefix), { recursive: true, force: true });
  }

  async #readAt(path: string): Promise<Entry> {
    return entryShape.parse(JSON.parse(await readFile(path, 'utf8')));
  }

  async #draft(bucket: string, entry: Entry) {
    const target = this.#paths.entry({ bucket, key: entry.key });
    const draft = this.#paths.bytes(bucket, `${entry.bytesId}.entry`);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(draft, JSON.stringify(entry));
    return { draft, target };
  }
}
