'use client';
import {
  forwardRef,
  useEffect,
  useImperativeHandle,
  useRef,
  useState,
  type ChangeEvent,
  type ClipboardEvent,
  type CompositionEvent,
  type DragEvent,
  type ElementType,
  type InputHTMLAttributes,
  type KeyboardEvent,
  type Ref,
} from 'react';
import { flushSync } from 'react-dom';
import { toAscii } from '../../core/digits.js';
import { maxPhoneTextLength, toDialString } from '../../core/phone-characters.js';
import type { CountryCode } from '../../core/e164.js';
import type { PhoneProblem } from '../../core/phone-text.js';
import { getInsertedText } from '../../core/text-edit.js';
import { prepareInsertion } from '../prepare-insertion.js';
import { isActiveElement } from '../focus.js';
import { selectionOf } from '../input-text.js';
import { useLatest } from '../useLatest.js';
import { readInsertion, type ReadInsertionOptions } from './read-insertion.js';

/** The text of the input, and a method that changes it as an edit by the user would. */
export interface ShownNumber {
  text: string;
  put: (digits: string) => void;
}

/** What the field passes to its input through `numberInputProps` of react-phone-number-input. */
export interface NumberInputField {
  inputComponent: ElementType;
  options: ReadInsertionOptions;
  /** The country by whose rules a text is read after the field was cleared. */
  defaultCountry: CountryCode;
  shown: Ref<ShownNumber>;
  /** Called before the library handles an edit. If it calls `onChange` without one, another country was selected. */
  onEdit: () => void;
  /** Called when the visible text changes, also during a composition, which the library does not see. */
  onText: (text: string, isEdit: boolean) => void;
  onRefuse: (problem: PhoneProblem) => void;
}

export interface NumberInputProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'value' | 'onChange'> {
  value: string;
  onChange: (event: { target: HTMLInputElement }) => void;
  field: NumberInputField;
}

/**
 * The `inputComponent` of react-phone-number-input: reads what is pasted, dropped, filled in or composed before the
 * library receives its digits, and renders the `inputComponent` of the app.
 */
export const NumberInput = forwardRef<HTMLInputElement, NumberInputProps>(function NumberInput(
  { value, onChange, field, ...attributes },
  ref,
) {
  const { inputComponent: Input, options, defaultCountry, shown, onEdit, onText, onRefuse } = field;
  const [composed, setComposed] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  useImperativeHandle<HTMLInputElement | null, HTMLInputElement | null>(ref, () => input.current, []);

  const put = (target: HTMLInputElement, text: string, caret: number) => {
    if (target.value !== text) target.value = text;
    // Safari focuses an input whose selection is set.
    if (isActiveElement(target)) target.setSelectionRange(caret, caret);
    onEdit();
    onChange({ target });
  };
  useImperativeHandle(shown, () => ({
    text: value,
    put: (digits) => input.current && put(input.current, digits, digits.length),
  }));
  const latestOnText = useLatest(onText);
  // After each render, because the library can select another country for the same text.
  useEffect(() => latestOnText.current(value, false));

  const restore = (target: HTMLInputElement, problem: PhoneProblem | null) => {
    target.value = value;
    if (composed !== null) onText(value, true);
    if (problem) onRefuse(problem);
  };
  const edit = (target: HTMLInputElement, isHistory: boolean) => {
    const text = target.value;
    const caret = selectionOf(target).end;
    if (text === value) return restore(target, null);
    const change = { text, caret, selectionBefore: { start: caret, end: caret } };
    const inserted = getInsertedText(value, change);
    const isReplaced = inserted !== '' && inserted === text;
    if (text.length > maxPhoneTextLength) return restore(target, 'too_long');
    // A text that replaces an international number is read as if the field had been cleared first.
    const isClearedFirst = isReplaced && value.startsWith('+');
    const read = isClearedFirst ? { ...options, country: defaultCountry } : options;
    const insertion =
      isHistory || [...inserted].length <= 1
        ? { digits: toAscii(text), caret: toAscii(text.slice(0, caret)).length }
        : readInsertion(isReplaced ? '' : value, change, read);
    if ('refused' in insertion) return restore(target, insertion.refused);
    if ([...inserted].length > 1 && insertion.digits === toDialString(value)) return restore(target, null);
    if (isClearedFirst) flushSync(() => put(target, '', 0));
    put(target, insertion.digits, insertion.caret);
  };

  return (
    <Input
      {...attributes}
      ref={input}
      value={composed ?? value}
      onChange={({ target, nativeEvent }: ChangeEvent<HTMLInputElement>) => {
        // The text must not be changed during a composition, or the IME loses its position.
        if (!('isComposing' in nativeEvent && nativeEvent.isComposing))
          return edit(target, isHistoryEvent(nativeEvent));
        setComposed(target.value);
        onText(target.value, true);
      }}
      onCompositionEnd={({ target }: CompositionEvent<HTMLInputElement>) => {
        setComposed(null);
        if (target instanceof HTMLInputElement) edit(target, false);
      }}
      onKeyDown={(event: KeyboardEvent<HTMLInputElement>) => {
        attributes.onKeyDown?.(event);
        // The library itself deletes a selection and its separators, without an input event.
        if (event.isDefaultPrevented()) onEdit();
      }}
      onPaste={(event: ClipboardEvent) => prepareInsertion(event, event.clipboardData, () => onRefuse('too_long'))}
      onDrop={(event: DragEvent) => prepareInsertion(event, event.dataTransfer, () => onRefuse('too_long'))}
    />
  );
});

/** Returns whether the event is the browser's undo or redo, which restores a text that was already read. */
function isHistoryEvent(event: Event): boolean {
  return 'inputType' in event && String(event.inputType).startsWith('history');
}
