'use client';
import { useEffect, useRef, useState, type RefObject } from 'react';
import { EditHistory, type Snapshot } from './edit-history.js';

/** Undo and redo for a field that sets its text itself: by key, and by the browser's own menus and gestures. */
export function useEditHistory<Content>(input: RefObject<HTMLInputElement | null>, content: Content, restore: (snapshot: Snapshot<Content>) => void) {
  const [history] = useState(() => new EditHistory<Content>());
  const caretBefore = useRef(0);
  const latest = useRef({ content, restore });
  useEffect(() => {
    latest.current = { content, restore };
  });

  useEffect(() => {
    const element = input.current;
    if (!element) return;
    const travel = (event: Event, step: 'undo' | 'redo') => {
      event.preventDefault();
      const there = history[step]({ content: latest.current.content, caret: element.selectionEnd ?? 0 });
      if (there && !element.readOnly && !element.disabled) latest.current.restore(there);
    };
    const beforeInput = (event: InputEvent) => {
      caretBefore.current = element.selectionEnd ?? 0;
      if (event.inputType === 'historyUndo') travel(event, 'undo');
      if (event.inputType === 'historyRedo') travel(event, 'redo');
    };
    const keyDown = (event: KeyboardEvent) => {
      caretBefore.current = element.selectionEnd ?? 0;
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

  return { history, caretBefore };
}
