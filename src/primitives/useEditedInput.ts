'use client';
import { useEffect, useRef, useState, type ChangeEvent, type CompositionEvent, type RefObject } from 'react';
import { getInsertedText, type Edited, type TextEdit, type TextRange } from '../core/text-edit.js';
import { createEditHistory, type Snapshot } from './edit-history.js';
import { selectionOf, setText } from './input-text.js';
import { useLatest } from './useLatest.js';

export interface EditedInputOptions<Content, Problem extends string> {
  input: RefObject<HTMLInputElement | null>;
  /** The content of the field, from which the text of the input is derived. */
  content: Content;
  textOf: (content: Content) => string;
  /**
   * Returns the content and the caret after an edit. To reject the edit, return the problem, or null if there is
   * nothing to report.
   */
  edit: (before: Content, edit: TextEdit) => Edited<Content> | Problem | null;
  /** Called during the event that changed the content. */
  onEdit: (content: Content, selection: TextRange) => void;
  /** Called when an edit is rejected with a problem, with the content that remains. */
  onRefuse?: ((problem: Problem, content: Content) => void) | undefined;
  /** Called when an edit is accepted but does not change the content, as when the same text is pasted again. */
  onRepeat?: ((content: Content) => void) | undefined;
}

/**
 * The behaviour of an input that reformats its text on each edit, and still works like a native one: it keeps the caret
 * in place, does not interfere with IME composition, and supports undo and redo by keyboard and menu.
 */
export function useEditedInput<Content, Problem extends string = never>(options: EditedInputOptions<Content, Problem>) {
  const { input, content, textOf, edit, onEdit, onRefuse, onRepeat } = options;
  const [history] = useState(createEditHistory<Content>);
  const [composed, setComposed] = useState<string | null>(null);
  const beforeComposition = useRef<Snapshot<Content> | null>(null);
  const selectionBefore = useRef<TextRange>({ start: 0, end: 0 });
  const isAnnounced = useRef(false);

  const put = ({ content: next, ...selection }: Snapshot<Content>) => {
    selectionBefore.current = selection;
    if (input.current) setText(input.current, textOf(next), selection);
    if (next !== content) onEdit(next, selection);
  };
  const apply = (text: string, caret: number, { composedOver, replaced, inserted }: Applied<Content> = {}) => {
    const before = composedOver ?? { content, ...selectionBefore.current };
    const edited = edit(before.content, { text, caret, selectionBefore: replaced ?? before, inserted });
    if (edited === null || typeof edited === 'string') {
      put(before);
      if (edited !== null) onRefuse?.(edited, before.content);
      return;
    }
    const isTyping = text.length === textOf(before.content).length + 1;
    if (edited.content !== before.content) history.record(before, isTyping ? edited.caret : null);
    put({ content: edited.content, start: edited.caret, end: edited.caret });
    // A composition has already reported its content, letter by letter.
    if (!composedOver && edited.content === content) onRepeat?.(content);
  };
  const composition = (text: string, caret: number, before: Snapshot<Content>): TextEdit => {
    const composed = { text, caret, selectionBefore: before };
    return { ...composed, inserted: getInsertedText(textOf(before.content), composed) };
  };
  const travel = (direction: 'undo' | 'redo', selection: TextRange) => {
    const there = history[direction]({ content, ...selection });
    if (there) put(there);
  };
  const latestTravel = useLatest(travel);

  useEffect(() => {
    const element = input.current;
    if (!element) return;
    const go = (event: Event, direction: 'undo' | 'redo') => {
      event.preventDefault();
      if (!element.readOnly && !element.disabled) latestTravel.current(direction, selectionOf(element));
    };
    const beforeInput = (event: InputEvent) => {
      selectionBefore.current = selectionOf(element);
      isAnnounced.current = true;
      if (event.inputType === 'historyUndo') go(event, 'undo');
      if (event.inputType === 'historyRedo') go(event, 'redo');
    };
    // A browser whose own undo stack is empty fires no `beforeinput`, only the key event.
    const keyDown = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.isComposing) return;
      const key = event.key.toLowerCase();
      if (key === 'z') go(event, event.shiftKey ? 'redo' : 'undo');
      if (key === 'y' && event.ctrlKey) go(event, 'redo');
    };
    const listening = new AbortController();
    element.addEventListener('beforeinput', beforeInput, listening);
    element.addEventListener('keydown', keyDown, listening);
    return () => listening.abort();
  }, [input, latestTravel]);

  return {
    /** The text to show, or the text that is being composed. */
    text: composed ?? textOf(content),
    onChange: ({ target, nativeEvent }: ChangeEvent<HTMLInputElement>) => {
      const { value } = target;
      const caret = selectionOf(target).end;
      // A change without `beforeinput` is an autofill, which replaces the whole text.
      const replaced = isAnnounced.current ? undefined : { start: 0, end: textOf(content).length };
      isAnnounced.current = false;
      if (!('isComposing' in nativeEvent && nativeEvent.isComposing)) {
        const inserted = 'data' in nativeEvent && typeof nativeEvent.data === 'string' ? nativeEvent.data : undefined;
        return apply(value, caret, { replaced, inserted });
      }
      // The text must not be changed during a composition, or the IME loses its position.
      const before = (beforeComposition.current ??= { content, ...selectionBefore.current });
      setComposed(value);
      const edited = edit(before.content, composition(value, caret, before));
      if (edited !== null && typeof edited !== 'string') onEdit(edited.content, { start: caret, end: caret });
    },
    onCompositionEnd: ({ currentTarget: { value }, currentTarget }: CompositionEvent<HTMLInputElement>) => {
      const before = beforeComposition.current;
      beforeComposition.current = null;
      setComposed(null);
      if (!before) return;
      const { caret, inserted } = composition(value, selectionOf(currentTarget).end, before);
      apply(value, caret, { composedOver: before, inserted });
    },
    /** Replaces the selection with a text. */
    insert: (piece: string) => {
      if (!input.current) return;
      const text = textOf(content);
      const { start, end } = (selectionBefore.current = selectionOf(input.current));
      apply(text.slice(0, start) + piece + text.slice(end), start + piece.length, { inserted: piece });
    },
    /** Adds an undo step; call it before the field changes its content itself. */
    remember: () => input.current && history.record({ content, ...selectionOf(input.current) }, null),
  };
}

/** How the text of the input was changed. */
interface Applied<Content> {
  /** The content before the composition started. */
  composedOver?: Snapshot<Content> | undefined;
  /** The range that was replaced. @default the selection before the edit */
  replaced?: TextRange | undefined;
  inserted?: string | undefined;
}
