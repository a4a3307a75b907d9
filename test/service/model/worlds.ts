import type { Call, Outcome } from './call.js';
import { expectedOutcome, expectedWhileSending } from './reference.js';
import { people, viewOf, type NumberView, type World } from './world.js';

/** The observed results of calls made at the same time. */
export interface Seen {
  outcomes: readonly Outcome[];
  events: readonly string[];
  lists: readonly NumberView[][];
}

/** The worlds that some order of the calls leads to and that match all observed results. */
export function worldsAfter(before: readonly World[], calls: readonly Call[], seen: Seen): World[] {
  // By how many calls were made, and keyed by them: orders that lead to the same state are followed once.
  const reached = Array.from({ length: calls.length + 1 }, () => new Map<string, { world: World; made: number[] }>());
  const reach = (world: World, made: readonly number[]) =>
    reached[made.length]?.set(keyOf(world, made), { world, made: [...made].sort() });
  for (const world of before) reach(world, []);
  for (const states of reached)
    for (const { world, made } of states.values())
      calls.forEach((call, at) => {
        if (made.includes(at)) return;
        const then = structuredClone(world);
        if (explains(expectedOutcome(then, call), call, seen.outcomes[at])) reach(then, [...made, at]);
        calls.forEach((attempt, other) => {
          if (made.includes(other)) return;
          const then = structuredClone(world);
          const outcomes = expectedWhileSending(then, call, attempt);
          if (!outcomes) return;
          const [sent, tried] = outcomes;
          if (explains(sent, call, seen.outcomes[at]) && explains(tried, attempt, seen.outcomes[other]))
            reach(then, [...made, at, other]);
        });
      });
  return [...(reached.at(-1)?.values() ?? [])]
    .map(({ world }) => world)
    .filter((world) => {
      const lists = people.map((person) => viewOf(world, person));
      return JSON.stringify([world.events.splice(0).sort(), lists]) === JSON.stringify([seen.events, seen.lists]);
    });
}

/**
 * A result may contain what another call has done meanwhile. Its kind, and the details of an error, belong to the call
 * alone.
 */
function explains(expected: Outcome, call: Call, outcome: Outcome | undefined): boolean {
  // Its message was sent, and then the number was removed before the result could contain it.
  const isGone =
    call.do === 'prepareVerification' && outcome && 'refused' in outcome && outcome.refused === 'not_found';
  return summary(expected) === summary(outcome) || (isGone === true && 'result' in expected);
}

function summary(outcome: Outcome | undefined): string {
  if (outcome === undefined || 'refused' in outcome) return JSON.stringify(outcome);
  const { result } = outcome;
  if (typeof result === 'string') return result;
  return JSON.stringify(result).includes('backupCodes') ? 'done, with backup codes' : 'done';
}

/** Equal for worlds that differ only in the order of what happened. */
function keyOf({ accounts, signIns, messages, events }: World, made: readonly number[]): string {
  const inOrder = (parts: readonly unknown[]) => parts.map((part) => JSON.stringify(part)).sort();
  const known = people.map((person) => {
    const { reserved, wrong, ...account } = accounts[person];
    return [account, inOrder(reserved), inOrder(Object.entries(wrong))];
  });
  return JSON.stringify([
    [...made].sort(),
    known,
    inOrder(Object.entries(signIns)),
    inOrder(messages),
    inOrder(events),
  ]);
}
