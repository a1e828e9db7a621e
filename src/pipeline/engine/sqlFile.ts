import { readFile } from 'node:fs/promises';

/** `src/` and `dist/` are equally deep below the root, and the build copies no SQL. */
const folder = new URL('../../../src/pipeline/', import.meta.url);

const texts = new Map<string, Promise<string>>();

/**
 * The text of a statement file of src/pipeline/, such as `engine/tables.sql`. Read once, so that a
 * running process keeps to one version of its statements.
 */
export function sqlFile(name: string): Promise<string> {
  const text = texts.get(name) ?? readFile(new URL(name, folder), 'utf8');
  texts.set(name, text);
  text.catch(() => texts.delete(name));
  return text;
}
