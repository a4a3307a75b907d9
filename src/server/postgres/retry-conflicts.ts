/** `deadlock_detected` and `serialization_failure`: PostgreSQL rolled back the transaction, and it can be retried. */
const conflictCodes: ReadonlySet<unknown> = new Set(['40P01', '40001']);

const maxRetries = 6;

/** Retries a transaction that lost a conflict, after a random delay, so that two losers do not meet again. */
export async function retryConflicts<Result>(run: () => Promise<Result>): Promise<Result> {
  for (let retries = 0; ; retries++) {
    try {
      return await run();
    } catch (thrown) {
      if (retries === maxRetries || !isConflict(thrown)) throw thrown;
      await new Promise((resolve) => setTimeout(resolve, createDelay(retries)));
    }
  }
}

function isConflict(thrown: unknown): boolean {
  return thrown instanceof Error && 'code' in thrown && conflictCodes.has(thrown.code);
}

/** ms: at most 10, then 20, 40 and so on. */
function createDelay(retries: number): number {
  const [random = 0] = crypto.getRandomValues(new Uint16Array(1));
  return 10 * 2 ** retries * (random / 0xffff);
}
