'use client';
import {
  useRef,
  type ClipboardEvent,
  type DragEvent,
  type FocusEvent,
  type RefObject,
  type SyntheticEvent,
} from 'react';
import { editCode, type CodeProblem } from '../core/code-text.js';
import type { CodeFieldProps } from './CodeField.js';
import { useCaretSlots, type CaretRange } from './useCaretSlots.js';
import { useEditedInput } from './useEditedInput.js';
import { useOneTimeCode } from './useOneTimeCode.js';
import { useRefusal } from './useRefusal.js';

/** The behaviour of a code field: how edits change the digits, which slots are selected, when the code is complete. */
export function useCodeInput(
  input: RefObject<HTMLInputElement | null>,
  length: number,
  { value, onChange, onComplete, onProblem, onBlur, invalid, readOnly, disabled, readsMessages = true }: CodeFieldProps,
) {
  const { range, place, press, follow } = useCaretSlots(input);
  // Digits without a slot are invisible, so they cannot be edited.
  const digits = value.slice(0, length);
  const rejected = useRef(new Set<string>());
  const { refusal, refuse, clear } = useRefusal(digits, onProblem);
  const complete = (code: string) => {
    clear();
    if (invalid && digits.length === length) rejected.current.add(digits);
    if (code.length === length && !rejected.current.has(code)) onComplete?.(code);
  };
  const {
    text,
    onChange: onTextChange,
    onCompositionEnd,
    insert,
  } = useEditedInput<string, CodeProblem>({
    input,
    content: digits,
    textOf: (some) => some,
    edit: (before, edit) => editCode(before, edit, length, isOvertyped(range, edit.selectionBefore.start)),
    onEdit: (code, selection) => {
      const goesOn = range && selection.start > range.start && code.length === digits.length;
      if (range) place({ ...selection, overtypedFrom: goesOn ? range.overtypedFrom : null });
      onChange(code);
      complete(code);
    },
    onRepeat: (code) => {
      if (code !== value) onChange(code);
      complete(code);
    },
    onRefuse: refuse,
  });
  const isEditable = !readOnly && !disabled;
  useOneTimeCode(input, readsMessages && isEditable && (digits.length < length || invalid === true), insert);

  /** Replaces the native insertion, which drops the line breaks that mark the line of the code. */
  const insertFrom = (event: SyntheticEvent, transfer: DataTransfer) => {
    event.preventDefault();
    if (!isEditable) return;
    const piece = transfer.getData('text');
    if (piece) insert(piece);
    else refuse('no_code');
  };

  return {
    digits,
    /** The selected slots; null while the field is not focused. */
    range,
    refusal,
    inputProps: {
      ...press,
      value: text,
      onChange: onTextChange,
      onCompositionEnd,
      onPaste: (event: ClipboardEvent) => insertFrom(event, event.clipboardData),
      onDrop: (event: DragEvent) => insertFrom(event, event.dataTransfer),
      onFocus: follow,
      onBlur: (event: FocusEvent<HTMLElement>) => {
        follow();
        onBlur?.(event);
      },
    },
  };
}

/** Returns whether an edit overwrites digits. A composed edit starts where the caret was before. */
function isOvertyped(range: CaretRange | null, start: number): boolean {
  return range?.overtypedFrom != null && range.overtypedFrom <= start && start <= range.start;
}
