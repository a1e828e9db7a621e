/** npm passes a Ctrl-C on that the terminal has sent already: one wish that comes twice. */
const sameWishMillis = 1000;

/**
 * Aborted by the first SIGINT or SIGTERM, so that what is under way is left in order; a later one ends
 * the process at once.
 */
export function stopSignal(): AbortSignal {
  const stopping = new AbortController();
  let firstAt = 0;
  const onSignal = (exitCode: number) => () => {
    if (!stopping.signal.aborted) {
      firstAt = performance.now();
      process.exitCode = exitCode;
      stopping.abort(new Error('Interrupted.'));
    } else if (performance.now() - firstAt > sameWishMillis) process.exit(exitCode);
  };
  process.on('SIGINT', onSignal(130));
  process.on('SIGTERM', onSignal(143));
  return stopping.signal;
}
