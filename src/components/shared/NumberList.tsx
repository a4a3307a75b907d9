'use client';
import type { UseQueryResult } from '@tanstack/react-query';
import { useEffect, useRef, type ReactNode } from 'react';
import type { PhoneError } from '../../core/errors.js';
import type { PhoneNumber } from '../../core/model.js';
import { usePreload } from '../../primitives/lazyModule.js';
import type { RootProps } from '../../primitives/root-props.js';
import { useDisclosure, type Disclosed } from './Disclosure.js';
import { isFocusLost } from './focus-watch.js';
import { ListPlaceholder } from './ListPlaceholder.js';
import { numberFormsModule } from './number-forms-module.js';
import { writtenNumberModule } from './useReadableNumbers.js';

export interface NumberListProps {
  root?: RootProps | undefined;
  label: string;
  list: UseQueryResult<readonly PhoneNumber[], PhoneError>;
  /** The numbers shown, in order. */
  numbers: readonly PhoneNumber[];
  /** What is shown if there are none. */
  empty: ReactNode;
  /**
   * Returns the announcement once the list shows that the operation that was opened is done; null until then, and '' if
   * nothing can be announced yet.
   */
  getOutcome: (disclosed: Disclosed, number: PhoneNumber) => string | null;
  /** Returns the row of a number; `disclosed` is what is open in it. */
  children: (number: PhoneNumber, disclosed: Disclosed | null) => ReactNode;
}

/** The rows of a list, and what is announced of it. Renders a `<div data-part="list-area">`. */
export function NumberList({ root, label, list, numbers, empty, getOutcome, children }: NumberListProps) {
  const { disclosed, isLost } = useDisclosure();
  // It is done when the list shows it, even if another tab did it or the response was lost.
  const outcome = list.data && disclosed?.number ? getOutcome(disclosed, disclosed.number) : null;
  const area = useRowFocus(numbers, disclosed, outcome !== null, disclosed?.isResumed ? isLost : isFocusLost);
  usePreload(writtenNumberModule);
  usePreload(numberFormsModule);

  return (
    <div {...root} ref={area} tabIndex={-1} data-scope="phonekit" data-part="list-area">
      {numbers.length === 0 ? (
        <ListPlaceholder list={list} areaRef={area}>
          {empty}
        </ListPlaceholder>
      ) : (
        <ul data-scope="phonekit" data-part="list" aria-label={label}>
          {numbers.map((number) => children(number, disclosed?.number?.id === number.id ? disclosed : null))}
        </ul>
      )}
      <p role="status" data-scope="phonekit" data-part="announcement">
        {outcome}
      </p>
    </div>
  );
}

/**
 * When something is done and the focus was lost with its button, moves the focus to the row of its number, to the row
 * in its place, or to the list if none is left. Returns the `ref` of the list.
 */
function useRowFocus(
  numbers: readonly PhoneNumber[],
  disclosed: Disclosed | null,
  isDone: boolean,
  isLost: (element: Element | null) => boolean,
) {
  const area = useRef<HTMLDivElement>(null);
  const lastOrder = useRef(numbers);
  const handled = useRef<Disclosed | null>(null);
  useEffect(() => {
    const before = lastOrder.current;
    lastOrder.current = numbers;
    if (!isDone || handled.current === disclosed) return;
    handled.current = disclosed;
    if (!isLost(area.current)) return;
    const isIt = ({ id }: PhoneNumber) => id === disclosed?.number?.id;
    const now = numbers.findIndex(isIt);
    const was = Math.min(before.findIndex(isIt), numbers.length - 1);
    const rows = area.current?.querySelectorAll<HTMLElement>('[data-part=row]');
    (rows?.[now < 0 ? was : now] ?? area.current)?.focus();
  }, [numbers, disclosed, isDone, isLost]);
  return area;
}
