import type { QueryClient } from '@tanstack/react-query';

/**
 * Returns the promise of the same call if it is in flight, else runs it: two clicks in one task are one request. Render
 * state does not help, because it is still "idle" at the second click.
 */
export function dedupe<Result>(
  client: QueryClient,
  call: readonly string[],
  run: () => Promise<Result>,
): Promise<Result> {
  const calls = callsOf(client);
  const key = JSON.stringify(call);
  const inFlight = calls.get(key) as Promise<Result> | undefined;
  if (inFlight) return inFlight;
  const result = run().finally(() => calls.delete(key));
  calls.set(key, result);
  return result;
}

/**
 * Runs the calls of one queue one after another, whether or not the previous one failed.
 *
 * TanStack Query's own `scope` cannot do this. A mutation that waits for its scope is paused, which has three effects:
 * - `dehydrate` stores paused mutations by default. Restored after a reload, such a mutation has no `mutationFn`, never
 *   settles, and blocks every later one of its scope; nothing of the kit may be queued beyond the page either.
 * - `mutationFn` runs only when the scope is free, so that the second of two clicks finds nothing in flight to share
 *   and sends the request again.
 * - In 5.89, the oldest version supported, it does not continue as long as the page is hidden.
 */
export function enqueue<Result>(
  client: QueryClient,
  queue: readonly string[],
  run: () => Promise<Result>,
): Promise<Result> {
  const calls = callsOf(client);
  const key = JSON.stringify(['queue', ...queue]);
  const result = (calls.get(key) ?? Promise.resolve()).then(run, run);
  calls.set(key, result);
  const leave = () => void (calls.get(key) === result && calls.delete(key));
  result.then(leave, leave);
  return result;
}

const callsByClient = new WeakMap<QueryClient, Map<string, Promise<unknown>>>();

function callsOf(client: QueryClient): Map<string, Promise<unknown>> {
  let calls = callsByClient.get(client);
  if (!calls) callsByClient.set(client, (calls = new Map()));
  return calls;
}
