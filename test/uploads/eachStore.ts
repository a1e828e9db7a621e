import { afterAll, beforeAll, test } from 'vitest';
import { hasStrictS3 } from '../storage/strictS3.ts';
import {
  openUploadBed,
  type StoreKind,
  type UploadBed,
  type UploadBedOptions,
} from './uploadBed.ts';

const titles: Record<StoreKind, string> = { disk: 'on disk', s3: 'on a strict S3' };
const isThere: Record<StoreKind, boolean> = { disk: true, s3: hasStrictS3 };
const kinds: readonly StoreKind[] = ['disk', 's3'];

type Run = (on: UploadBed) => Promise<void>;

/** Declares tests that run on some kinds of store. */
export type StoreTest = (title: string, run: Run) => void;

/**
 * Opens a gateway for each kind of store, for all tests of a file.
 *
 * @returns how to declare a test on both, or on one of them; that on S3 is skipped where there is none
 */
export function openEachStore(options: UploadBedOptions = {}) {
  const beds = new Map<StoreKind, UploadBed>();
  beforeAll(async () => {
    for (const kind of kinds.filter((it) => isThere[it])) {
      beds.set(kind, await openUploadBed(kind, options));
    }
  });
  afterAll(async () => {
    for (const bed of beds.values()) await bed.close();
  });
  const testOn =
    (wanted: readonly StoreKind[]): StoreTest =>
    (title, run) => {
      for (const kind of wanted) {
        test.skipIf(!isThere[kind])(`${title} (${titles[kind]})`, async () => {
          const on = beds.get(kind);
          if (on === undefined) throw new Error(`no gateway was opened with files ${titles[kind]}`);
          await run(on);
        });
      }
    };
  return {
    onEach: testOn(kinds),
    onDisk: testOn(['disk']),
    onS3: testOn(['s3']),
    /** What is open, within a hook or a test. */
    eachBed: () => [...beds.values()],
  };
}
