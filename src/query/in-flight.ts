import type { QueryClient } from '@tanstack/react-query';

/**
 * The same call while it is under way is one call: two clicks in one task share its answer. Render state cannot tell
 * this, since it still says "idle" at the second click.
 */
export function joined<Answer>(client: QueryClient, subject: readonly string[], run: () => Promise<Answer>): Promise<Answer> {
  const calls = callsOf(client);
  const key = JSON.stringify(subject);
  const underWay = calls.get(key) as Promise<Answer> | undefined;
  if (underWay) return underWay;
  const answer = run().finally(() => calls.delete(key));
  calls.set(key, answer);
  return answer;
}

/** Calls in one lane run one after another, each whether or not the one before it failed. */
export function inTurn<Answer>(client: QueryClient, lane: readonly string[], run: () => Promise<Answer>): Promise<Answer> {
  const calls = callsOf(client);
  const key = JSON.stringify(['lane', ...lane]);
  const answer = (calls.get(key) ?? Promise.resolve()).then(run, run);
  calls.set(key, answer);
  const leave = () => void (calls.get(key) === answer && calls.delete(key));
  answer.then(leave, leave);
  return answer;
}

const callsByClient = new WeakMap<QueryClient, Map<string, Promise<unknown>>>();

function callsOf(client: QueryClient): Map<string, Promise<unknown>> {
  let calls = callsByClient.get(client);
  if (!calls) callsByClient.set(client, (calls = new Map()));
  return calls;
}
