/** `deadlock_detected` and `serialization_failure`: PostgreSQL has undone all of it, and asks to be asked again. */
const conflicts: ReadonlySet<unknown> = new Set(['40P01', '40001']);

/** How often it is run again before its caller is told. */
const retries = 6;

/** Runs a transaction again where it lost against another, after a pause that two losers do not share. */
export async function retryingConflicts<Answer>(run: () => Promise<Answer>): Promise<Answer> {
  for (let tries = 0; ; tries++) {
    try {
      return await run();
    } catch (thrown) {
      if (tries === retries || !isConflict(thrown)) throw thrown;
      await new Promise((resolve) => setTimeout(resolve, pauseAfter(tries)));
    }
  }
}

function isConflict(thrown: unknown): boolean {
  return thrown instanceof Error && 'code' in thrown && conflicts.has(thrown.code);
}

/** ms: 10 at most, then 20, 40 and so on. */
function pauseAfter(tries: number): number {
  const [random = 0] = crypto.getRandomValues(new Uint16Array(1));
  return 10 * 2 ** tries * (random / 0xffff);
}
