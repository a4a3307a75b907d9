'use client';
import { useEffect, useRef, type RefObject } from 'react';
import type { PhoneNumber } from '../../core/model.js';
import { isActiveElement } from '../../primitives/focus.js';
import { isFocusLost } from './useFocusLoss.js';

/**
 * Returns the focus to the button of a change that showed at once and was taken back: the button was gone meanwhile, and
 * the row, which had the focus instead, loses it where it moves.
 */
export function useFallbackFocus(hasFailed: boolean, number: PhoneNumber): RefObject<HTMLButtonElement | null> {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const { current } = button;
    const row = current?.closest('li');
    if (hasFailed && current && (isFocusLost() || (row && isActiveElement(row)))) current.focus();
  }, [hasFailed, number]);
  return button;
}
