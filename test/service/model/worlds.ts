import type { Call, Outcome } from './call.js';
import { expectedOutcome } from './reference.js';
import { people, viewOf, type NumberView, type World } from './world.js';

/** The observed results of calls made at the same time. */
export interface Seen {
  outcomes: readonly Outcome[];
  events: readonly string[];
  lists: readonly NumberView[][];
}

/** The worlds that some order of the calls leads to and that match all observed results. */
export function worldsAfter(before: readonly World[], calls: readonly Call[], seen: Seen): World[] {
  // Keyed by the calls made so far: orders that lead to the same state are followed once.
  let reached = new Map(before.map((world) => [keyOf(world, []), { world, made: [] as number[] }]));
  for (let step = 0; step < calls.length; step++) {
    const next: typeof reached = new Map();
    for (const { world, made } of reached.values()) {
      calls.forEach((call, at) => {
        if (made.includes(at)) return;
        const then = structuredClone(world);
        if (!explains(expectedOutcome(then, call), call, seen.outcomes[at])) return;
        const state = { world: then, made: [...made, at].sort() };
        next.set(keyOf(then, state.made), state);
      });
    }
    reached = next;
  }
  return [...reached.values()]
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
  return JSON.stringify([made, known, inOrder(Object.entries(signIns)), inOrder(messages), inOrder(events)]);
}
