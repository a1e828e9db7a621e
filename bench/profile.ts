/**
 * Tells where a process spent its time, from a profile of `node --cpu-prof`: self time by room of
 * src/, by package and by function.
 *
 *     npm run bench -- --profile /tmp/profile && node bench/profile.ts /tmp/profile/*.cpuprofile
 */
import { readFileSync } from 'node:fs';
import { layOut, percent } from './report/table.ts';

interface ProfileNode {
  id: number;
  callFrame: { functionName: string; url: string; lineNumber: number };
}

interface Profile {
  nodes: ProfileNode[];
  samples: number[];
  timeDeltas: number[];
}

const mostShown = 25;
/** The start of the process is left out. */
const skippedMicros = 3e6;
const atRest = new Set(['(idle)', '(program)', '(root)']);

/** `…/node_modules/graphql/validation/…` → `graphql/validation`; `…/dist/cache/link.js` → `src/cache`. */
function placeOf({ functionName, url }: ProfileNode['callFrame']): string {
  if (url === '') return functionName.startsWith('(') ? functionName : 'V8';
  if (url.startsWith('node:')) return url.split('/')[0] ?? url;
  const inPackage = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\/(.*)/.exec(url);
  if (inPackage === null) return url.replace(/.*\/dist\/([^/]+)(\/.*)?$/, 'src/$1');
  const [, name = '', rest = ''] = inPackage;
  return name === 'graphql' ? `graphql/${rest.split('/')[0]}` : name;
}

const nameOf = ({ functionName, url, lineNumber }: ProfileNode['callFrame']) =>
  `${functionName || '(anonymous)'} ${url.replace(/.*\/(?:node_modules|dist)\//, '')}:${lineNumber + 1}`;

function add(sums: Map<string, number>, key: string, micros: number): void {
  sums.set(key, (sums.get(key) ?? 0) + micros);
}

function tableOf(title: string, sums: ReadonlyMap<string, number>, total: number): string {
  const largest = [...sums].sort(([, one], [, other]) => other - one).slice(0, mostShown);
  const rows = largest.map(([key, micros]) => [key, percent(micros / total)]);
  return layOut([[title, 'self time'], 'line', ...rows]);
}

const [file] = process.argv.slice(2);
if (file === undefined) throw new Error('Name a .cpuprofile file.');
const { nodes, samples, timeDeltas } = JSON.parse(readFileSync(file, 'utf8')) as Profile;
const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
const places = new Map<string, number>();
const functions = new Map<string, number>();
let [elapsed, total] = [0, 0];
for (const [index, id] of samples.entries()) {
  const frame = frames.get(id);
  const micros = timeDeltas[index] ?? 0;
  elapsed += micros;
  if (elapsed < skippedMicros || frame === undefined || atRest.has(frame.functionName)) continue;
  total += micros;
  add(places, placeOf(frame), micros);
  add(functions, nameOf(frame), micros);
}
process.stdout.write(`Busy for ${(total / 1e6).toFixed(1)} s\n\n`);
process.stdout.write(`${tableOf('Place', places, total)}\n\n`);
process.stdout.write(`${tableOf('Function', functions, total)}\n`);
