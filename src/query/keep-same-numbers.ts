import { replaceEqualDeep } from '@tanstack/react-query';
import type { PhoneNumber } from '../core/model.js';

/**
 * The list's `structuralSharing`: a number that has not changed stays the same object wherever in the list it now
 * stands, so that its row is not drawn again. TanStack Query's own compares place by place, and takes every number
 * behind one that was removed for a new one.
 */
export function keepSameNumbers(before: unknown, now: unknown): unknown {
  if (!isList(before) || !isList(now)) return replaceEqualDeep(before, now);
  const known = new Map(before.map((number) => [number.id, number]));
  const kept = now.map((number) => replaceEqualDeep(known.get(number.id), number));
  return kept.length === before.length && kept.every((number, place) => number === before[place]) ? before : kept;
}

/** What a caller's `select` makes of the list can be anything. */
function isList(some: unknown): some is readonly PhoneNumber[] {
  return Array.isArray(some) && some.every((item: unknown) => typeof item === 'object' && item !== null && 'id' in item);
}
