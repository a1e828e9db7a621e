import { Transform } from 'node:stream';

/**
 * Lets through exactly so many bytes, else fails. What completes them is held back until the source
 * has ended, so that the other side never has a whole body of a source that has more, or that fails
 * at its end.
 */
export function exactly(sizeBytes: number): Transform {
  let seen = 0;
  let held: Buffer | null = null;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      seen += chunk.length;
      if (seen > sizeBytes)
        return done(new RangeError(`the body has more than ${sizeBytes} bytes`));
      if (seen < sizeBytes || chunk.length === 0) return done(null, chunk);
      held = chunk;
      return done();
    },
    flush(done) {
      if (seen < sizeBytes)
        return done(new RangeError(`the body has ${seen} of ${sizeBytes} bytes`));
      return done(null, held);
    },
  });
}
