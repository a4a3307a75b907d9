import { replaceEqualDeep } from '@tanstack/react-query';
import type { PhoneNumber } from '../core/model.js';

/**
 * The list's `structuralSharing`: a number that is equal stays the same object at whatever index it is now, so that its
 * row does not render again. TanStack Query's `replaceEqualDeep` compares by index, and so replaces every number behind
 * one that was removed.
 */
export function replaceEqualPhoneNumbers(previous: unknown, next: unknown): unknown {
  if (!isPhoneNumberList(previous) || !isPhoneNumberList(next)) return replaceEqualDeep(previous, next);
  const previousById = new Map(previous.map((number) => [number.id, number]));
  const shared = next.map((number) => replaceEqualDeep(previousById.get(number.id), number));
  return shared.length === previous.length && shared.every((number, index) => number === previous[index])
    ? previous
    : shared;
}

/** A caller's `select` can return anything. */
function isPhoneNumberList(value: unknown): value is readonly PhoneNumber[] {
  return (
    Array.isArray(value) && value.every((item: unknown) => typeof item === 'object' && item !== null && 'id' in item)
  );
}
