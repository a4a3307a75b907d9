import { replaceEqualDeep } from '@tanstack/react-query';
import type { PhoneNumber } from '../core/model.js';

/**
 * The list's `structuralSharing`: a number that is equal stays the same object at any index, so that its row does not
 * render again. TanStack Query's `replaceEqualDeep` compares by index, and so replaces every number behind one that was
 * removed.
 */
export function replaceEqualPhoneNumbers(previous: unknown, next: unknown): unknown {
  if (!Array.isArray(previous) || !Array.isArray(next)) return replaceEqualDeep(previous, next);
  const previousById = new Map(previous.map((item: Item) => [item?.id, item]));
  const shared = next.map((item: Item, index) =>
    replaceEqualDeep(item?.id ? previousById.get(item.id) : (previous[index] as Item), item),
  );
  return shared.length === previous.length && shared.every((item, index) => item === previous[index])
    ? previous
    : shared;
}

/** A number, or whatever a caller's `select` returns. */
type Item = Partial<Pick<PhoneNumber, 'id'>> | null | undefined;
