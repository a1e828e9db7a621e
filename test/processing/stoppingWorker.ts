import { UploadProcessing } from '../../src/pipeline/processing/uploadProcessing.ts';
import type { ObjectStore } from '../../src/storage/objectStore.ts';
import { createLogger } from '../../src/telemetry/logger.ts';
import type { UploadBed } from '../uploads/uploadBed.ts';

/** A store whose methods can be exchanged one by one. */
const plain = (store: ObjectStore): ObjectStore => ({
  kind: store.kind,
  issueTicket: (request) => store.issueTicket(request),
  stat: (location) => store.stat(location),
  read: (pinned) => store.read(pinned),
  write: (...given) => store.write(...given),
  downloadLink: (request) => store.downloadLink(request),
  deletePrefix: (bucket, prefix) => store.deletePrefix(bucket, prefix),
  close: () => store.close(),
});

/** A worker of a bed's, with parts of its store or its clock exchanged. */
export function workerOn(
  on: UploadBed,
  { store = {}, now = () => new Date() }: { store?: Partial<ObjectStore>; now?: () => Date } = {},
): UploadProcessing {
  const { backends, services } = on.bed.gateway;
  return new UploadProcessing({
    ...services,
    jobs: backends.jobs,
    metrics: backends.metrics,
    store: { ...plain(backends.store), ...store },
    bucket: on.analyticsBucket,
    limits: {},
    logger: createLogger({ level: 'silent', pretty: false }),
    now,
  });
}

/** A worker that stops in the middle until it is let go on: after the first read, before any write. */
export function stoppingWorker(on: UploadBed) {
  const stopped = Promise.withResolvers<void>();
  const goOn = Promise.withResolvers<void>();
  const processing = workerOn(on, {
    store: {
      read: async (pinned) => {
        const body = await on.store.read(pinned);
        stopped.resolve();
        await goOn.promise;
        return body;
      },
    },
  });
  return { processing, stopped: stopped.promise, goOn: goOn.resolve };
}
