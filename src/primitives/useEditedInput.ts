'use client';
import { useEffect, useRef, useState, type ChangeEvent, type CompositionEvent, type RefObject } from 'react';
import { getInsertedText, type Edited, type TextEdit, type TextRange } from '../core/text-edit.js';
import { EditHistory, type Snapshot } from './edit-history.js';
import { isActiveElement } from './focus.js';
import { useLatest } from './useLatest.js';

export interface EditedInputOptions<Content, Problem extends string> {
  input: RefObject<HTMLInputElement | null>;
  /** What the field holds; the text of the input is made of it. */
  content: Content;
  textOf: (content: Content) => string;
  /**
   * Returns what the field holds after an edit; if the edit is refused, why, or null if there is nothing to say, and
   * what stood there stays.
   */
  edit: (before: Content, edit: TextEdit) => Edited<Content> | Problem | null;
  /** Called in the event that changed the content. */
  onEdit: (content: Content, selection: TextRange) => void;
  /** Called if an edit is refused for a reason that is worth saying, with what stays. */
  onRefuse?: (problem: Problem, content: Content) => void;
  /** Called if an edit is taken that leaves the content as it was, such as the same text pasted again. */
  onRepeat?: (content: Content) => void;
}

/**
 * An input that makes its own text of what is typed, and yet is edited like any other: the caret stays where the person
 * is, a composing keyboard is left alone, and edits are undone by key and by the browser's menus.
 */
export function useEditedInput<Content, Problem extends string = never>(options: EditedInputOptions<Content, Problem>) {
  const { input, content, textOf, edit, onEdit, onRefuse, onRepeat } = options;
  const [history] = useState(() => new EditHistory<Content>());
  const [composed, setComposed] = useState<string | null>(null);
  const beforeComposition = useRef<Snapshot<Content> | null>(null);
  const selectionBefore = useRef<TextRange>({ start: 0, end: 0 });
  const isAnnounced = useRef(false);

  const put = (next: Snapshot<Content>) => {
    const { start, end } = next;
    selectionBefore.current = { start, end };
    if (input.current) setText(input.current, textOf(next.content), { start, end });
    if (next.content !== content) onEdit(next.content, { start, end });
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
    // A composition has told its content already, letter by letter.
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
    // A browser that has nothing of its own to undo tells of the key alone.
    const keyDown = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.isComposing) return;
      const key = event.key.toLowerCase();
      if (key === 'z') go(event, event.shiftKey ? 'redo' : 'undo');
      if (key === 'y' && event.ctrlKey) go(event, 'redo');
    };
    element.addEventListener('beforeinput', beforeInput);
    element.addEventListener('keydown', keyDown);
    return () => {
      element.removeEventListener('beforeinput', beforeInput);
      element.removeEventListener('keydown', keyDown);
    };
  }, [input, latestTravel]);

  return {
    /** What the input shows: its text, or what a keyboard is composing. */
    text: composed ?? textOf(content),
    onChange: ({ target, nativeEvent }: ChangeEvent<HTMLInputElement>) => {
      const { value } = target;
      const caret = selectionOf(target).end;
      // A text that comes without `beforeinput` was filled in, in place of all that stood there.
      const replaced = isAnnounced.current ? undefined : { start: 0, end: textOf(content).length };
      isAnnounced.current = false;
      if (!('isComposing' in nativeEvent && nativeEvent.isComposing)) {
        const inserted = 'data' in nativeEvent && typeof nativeEvent.data === 'string' ? nativeEvent.data : undefined;
        return apply(value, caret, { replaced, inserted });
      }
      // A text that a keyboard is composing must not be touched, or the keyboard loses its place.
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
    /** An edit that no key made: a text in place of what is selected. */
    insert: (piece: string) => {
      const text = textOf(content);
      const { start, end } = (selectionBefore.current = input.current
        ? selectionOf(input.current)
        : { start: text.length, end: text.length });
      apply(text.slice(0, start) + piece + text.slice(end), start + piece.length, { inserted: piece });
    },
    /** Remembers what stands there for undo, before the field itself changes it. */
    remember: () =>
      history.record({ content, ...(input.current ? selectionOf(input.current) : selectionBefore.current) }, null),
  };
}

/** How a text came into the input. */
interface Applied<Content> {
  /** What stood there before a keyboard began to compose. */
  composedOver?: Snapshot<Content>;
  /** What the text took the place of. @default what was selected */
  replaced?: TextRange;
  inserted?: string;
}

export function selectionOf(element: HTMLInputElement): TextRange {
  const end = element.selectionEnd ?? element.value.length;
  return { start: element.selectionStart ?? end, end };
}

/** Before React sets the text: it would set the text alone, and the caret would jump to the end. */
function setText(element: HTMLInputElement, text: string, { start, end }: TextRange) {
  if (element.value !== text) element.value = text;
  // Safari gives the focus to a field whose selection is set.
  if (!isActiveElement(element)) return;
  // Setting it has the page laid out at once, and behind the last key it stands there already.
  if (element.selectionStart !== start || element.selectionEnd !== end) element.setSelectionRange(start, end);
  // Android keyboards put their own caret back after the event.
  if (/android/i.test(navigator.userAgent))
    setTimeout(() => element.value === text && element.setSelectionRange(start, end));
}
