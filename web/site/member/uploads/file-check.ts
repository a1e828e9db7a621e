import { formatBytes } from '../../shared/format.ts';

/** What the gateway accepts: docs/pipeline.md. */
const mostBytes = 10_485_760;

const types = { csv: 'CSV', json: 'JSON' } as const;

/** The format of a file by its name; null for any other. */
export function fileTypeOf({ name }: Pick<File, 'name'>): 'CSV' | 'JSON' | null {
  const extension = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  return extension === 'csv' || extension === 'json' ? types[extension] : null;
}

/** What is wrong with a file before it is sent, and how to mend it; null when nothing is. */
export function fileFault(file: Pick<File, 'name' | 'size'>): string | null {
  if (fileTypeOf(file) === null) {
    return 'Only CSV and JSON files can be read. In your bank’s export, or in your spreadsheet under “Save as”, choose CSV.';
  }
  if (file.size === 0) return 'The file is empty. Export it again from your bank.';
  if (file.size > mostBytes) {
    return `The file has ${formatBytes(file.size)}, and 10 MB are allowed. Export a shorter time: uploads add up, so you can send it in parts.`;
  }
  return null;
}
