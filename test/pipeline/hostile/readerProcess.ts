import { dirname } from 'node:path';
import { openEngine } from '../../../src/pipeline/engine/engine.ts';
import { readUpload } from '../../../src/pipeline/reading/readUpload.ts';

// Reads one file in a process of its own, and prints what became of it and how much memory it took.

const [path = '', type] = process.argv.slice(2);
const folder = dirname(path);
const engine = await openEngine({ directories: [folder], spillDirectory: folder });
const { outcome } = await readUpload(engine, {
  path,
  fileType: type === 'csv' ? 'csv' : 'json',
  now: new Date('2026-03-15T10:00:00Z'),
});
await engine.close();
// In kilobytes, whatever the system.
const peakBytes = process.resourceUsage().maxRSS * 1024;
process.stdout.write(JSON.stringify({ outcome, peakBytes }));
