'use client';
import { useEffect, useRef, useState, type RefObject } from 'react';
import type { TextRange } from '../core/text-edit.js';
import { EditHistory, type Snapshot } from './edit-history.js';

/**
 * Undo and redo for a field that sets its text itself: by key, and by the browser's own menus and gestures.
 * `selectionBefore` is the selection that the edit at hand has changed.
 */
export function useEditHistory<Content>(input: RefObject<HTMLInputElement | null>, content: Content, restore: (snapshot: Snapshot<Content>) => void) {
  const [history] = useState(() => new EditHistory<Content>());
  const selectionBefore = useRef<TextRange>({ start: 0, end: 0 });
  const latest = useRef({ content, restore });
  useEffect(() => {
    latest.current = { content, restore };
  });

  useEffect(() => {
    const element = input.current;
    if (!element) return;
    const travel = (event: Event, direction: 'undo' | 'redo') => {
      event.preventDefault();
      if (element.readOnly || element.disabled) return;
      const there = history[direction]({ content: latest.current.content, ...selectionOf(element) });
      if (there) latest.current.restore(there);
    };
    const beforeInput = (event: InputEvent) => {
      selectionBefore.current = selectionOf(element);
      if (event.inputType === 'historyUndo') travel(event, 'undo');
      if (event.inputType === 'historyRedo') travel(event, 'redo');
    };
    const keyDown = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.isComposing) return;
      const key = event.key.toLowerCase();
      if (key === 'z') travel(event, event.shiftKey ? 'redo' : 'undo');
      if (key === 'y' && event.ctrlKey) travel(event, 'redo');
    };
    element.addEventListener('beforeinput', beforeInput);
    element.addEventListener('keydown', keyDown);
    return () => {
      element.removeEventListener('beforeinput', beforeInput);
      element.removeEventListener('keydown', keyDown);
    };
  }, [history, input]);

  return { history, selectionBefore };
}

export function selectionOf(element: HTMLInputElement): TextRange {
  const end = element.selectionEnd ?? element.value.length;
  return { start: element.selectionStart ?? end, end };
}
