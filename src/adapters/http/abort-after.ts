/**
 * Runs a call for at most `ms`, and no longer than until `outer` aborts. Then it rejects with the signal's reason,
 * whether or not the call observes the signal.
 */
export async function abortAfter<Result>(
  ms: number,
  outer: AbortSignal | undefined,
  run: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const controller = new AbortController();
  const { signal } = controller;
  const abort = () => controller.abort(outer?.reason);
  if (outer?.aborted) throw outer.reason;
  outer?.addEventListener('abort', abort);
  const timer = setTimeout(
    () => controller.abort(new Error(`No complete response arrived within ${ms} ms.`)),
    Math.min(ms, maxDelay),
  );
  const aborted = new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
  try {
    return await Promise.race([run(signal), aborted]);
  } finally {
    clearTimeout(timer);
    outer?.removeEventListener('abort', abort);
  }
}

/** A timer with a longer delay fires at once. */
const maxDelay = 2 ** 31 - 1;
