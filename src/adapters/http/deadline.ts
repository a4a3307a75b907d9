/**
 * Runs for so many ms at most, and no longer than until the caller aborts; then it rejects with the signal's reason,
 * whether or not what runs heeds the signal.
 */
export async function withDeadline<Answer>(
  ms: number,
  outer: AbortSignal | undefined,
  run: (signal: AbortSignal) => Promise<Answer>,
): Promise<Answer> {
  const controller = new AbortController();
  const { signal } = controller;
  const abort = () => controller.abort(outer?.reason);
  if (outer?.aborted) throw outer.reason;
  outer?.addEventListener('abort', abort);
  const timer = setTimeout(() => controller.abort(new Error(`No whole answer came within ${ms} ms.`)), Math.min(ms, longest));
  const cut = new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
  try {
    return await Promise.race([run(signal), cut]);
  } finally {
    clearTimeout(timer);
    outer?.removeEventListener('abort', abort);
  }
}

/** A timer that is set to more fires at once. */
const longest = 2 ** 31 - 1;
