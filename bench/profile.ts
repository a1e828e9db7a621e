/**
 * Tells where a process spent its time, from a profile of `node --cpu-prof`: self time by package
 * and room of src/, and by function what it took itself and with all that it called.
 *
 *     npm run bench -- --profile profile && node bench/profile.ts profile/*.cpuprofile
 */
import { readFileSync } from 'node:fs';
import { layOut, percent } from './report/table.ts';

interface Frame {
  functionName: string;
  url: string;
  lineNumber: number;
}

interface Profile {
  nodes: { id: number; callFrame: Frame; children?: number[] }[];
  samples: number[];
  timeDeltas: number[];
}

interface Times {
  self: number;
  total: number;
}

const placesShown = 25;
const functionsShown = 60;
/** The start of the process is left out. */
const skippedMicros = 3e6;
const atRest = new Set(['(idle)', '(program)', '(root)']);

/** `…/node_modules/graphql/validation/…` → `graphql/validation`; `…/dist/cache/link.js` → `src/cache`. */
function placeOf({ functionName, url }: Frame): string {
  if (url === '') return functionName.startsWith('(') ? functionName : 'native code';
  if (url.startsWith('node:')) return 'node:*';
  const inPackage = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\/(.*)/.exec(url);
  if (inPackage === null) return url.replace(/.*\/(?:dist|src)\/([^/]+)(\/.*)?$/, 'src/$1');
  const [, name = '', rest = ''] = inPackage;
  return name === 'graphql' ? `graphql/${rest.split('/')[0]}` : name;
}

const nameOf = ({ functionName, url, lineNumber }: Frame) =>
  `${functionName || '(anonymous)'}  ${url.replace(/.*\/(?:node_modules|dist|src)\//, '')}:${lineNumber + 1}`;

/** Busy time by node of the call tree, in microseconds. */
function busyTimes({ nodes, samples, timeDeltas }: Profile): Map<number, number> {
  const resting = new Set(
    nodes.filter(({ callFrame }) => atRest.has(callFrame.functionName)).map(({ id }) => id),
  );
  const times = new Map<number, number>();
  let elapsed = 0;
  for (const [index, id] of samples.entries()) {
    const micros = timeDeltas[index] ?? 0;
    elapsed += micros;
    if (elapsed < skippedMicros || resting.has(id)) continue;
    times.set(id, (times.get(id) ?? 0) + micros);
  }
  return times;
}

/** Sums times by a name of the frames; a name that stands twice in a stack counts once. */
function sumBy(profile: Profile, times: Map<number, number>, name: (frame: Frame) => string) {
  const frames = new Map(profile.nodes.map(({ id, callFrame }) => [id, callFrame]));
  const parents = new Map(
    profile.nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id] as const)),
  );
  const sums = new Map<string, Times>();
  for (const [leaf, micros] of times) {
    const seen = new Set<string>();
    for (let id: number | undefined = leaf; id !== undefined; id = parents.get(id)) {
      const frame = frames.get(id);
      if (frame === undefined || atRest.has(frame.functionName)) continue;
      const key = name(frame);
      const sum = sums.get(key) ?? { self: 0, total: 0 };
      sums.set(key, sum);
      if (id === leaf) sum.self += micros;
      if (!seen.has(key)) sum.total += micros;
      seen.add(key);
    }
  }
  return [...sums];
}

const [file] = process.argv.slice(2);
if (file === undefined) throw new Error('Name a .cpuprofile file.');
const profile = JSON.parse(readFileSync(file, 'utf8')) as Profile;
const times = busyTimes(profile);
const busy = [...times.values()].reduce((sum, micros) => sum + micros, 0);
const shareOf = (micros: number) => percent(micros / busy);
const places = sumBy(profile, times, placeOf)
  .sort(([, one], [, other]) => other.self - one.self)
  .slice(0, placesShown)
  .map(([place, { self }]) => [place, shareOf(self)]);
const functions = sumBy(profile, times, nameOf)
  .sort(([, one], [, other]) => other.total - one.total)
  .slice(0, functionsShown)
  .map(([key, { self, total }]) => [key, shareOf(self), shareOf(total)]);
process.stdout.write(`Busy for ${(busy / 1e6).toFixed(1)} s\n\n`);
process.stdout.write(`${layOut([['Place', 'self'], 'line', ...places])}\n\n`);
process.stdout.write(`${layOut([['Function', 'self', 'with callees'], 'line', ...functions])}\n`);
