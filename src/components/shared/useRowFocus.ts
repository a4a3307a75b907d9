'use client';
import { useEffect, useRef, type RefObject } from 'react';
import type { PhoneNumber } from '../../core/model.js';
import { isFocusLost } from './useFocusLoss.js';

/**
 * Once what was asked of a number is done, brings the focus that went with its button to its row, or to the one in its
 * place; to the list itself where none is left. What it returns is the `ref` of the list.
 */
export function useRowFocus(
  numbers: readonly PhoneNumber[],
  task: { number?: PhoneNumber } | null | undefined,
  isDone: boolean,
  isLost: () => boolean = isFocusLost,
): RefObject<HTMLDivElement | null> {
  const area = useRef<HTMLDivElement>(null);
  const lastOrder = useRef(numbers);
  const followed = useRef<typeof task>(null);
  useEffect(() => {
    const before = lastOrder.current;
    lastOrder.current = numbers;
    if (!isDone || followed.current === task) return;
    followed.current = task;
    if (!isLost()) return;
    const isIt = ({ id }: PhoneNumber) => id === task?.number?.id;
    const now = numbers.findIndex(isIt);
    const was = Math.min(before.findIndex(isIt), numbers.length - 1);
    const rows = area.current?.querySelectorAll<HTMLElement>('[data-part=row]');
    (rows?.[now < 0 ? was : now] ?? area.current)?.focus();
  }, [numbers, task, isDone, isLost]);
  return area;
}
