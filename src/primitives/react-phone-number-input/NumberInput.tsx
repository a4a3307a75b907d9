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
import { toAsciiDigits } from '../../core/digits.js';
import { maxPhoneTextLength, toDialString } from '../../core/phone-characters.js';
import type { CountryCode } from '../../core/e164.js';
import type { PhoneProblem } from '../../core/phone-text.js';
import { getInsertedText } from '../../core/text-edit.js';
import { refuseHugeText } from '../refuse-huge-text.js';
import { isActiveElement } from '../focus.js';
import { selectionOf } from '../useEditedInput.js';
import { useLatest } from '../useLatest.js';
import { readInsertion, type ReadInsertionOptions } from './read-insertion.js';

/** What the input shows, and a way to change it that react-phone-number-input takes for an edit. */
export interface ShownNumber {
  text: string;
  put: (digits: string) => void;
}

/** What the field hands to its input through react-phone-number-input. */
export interface NumberInputField {
  inputComponent: ElementType;
  options: ReadInsertionOptions;
  /** The country that a text is read in once the field has been cleared. */
  defaultCountry: CountryCode;
  shown: Ref<ShownNumber>;
  /** Called before react-phone-number-input hears of an edit; what it tells without one comes of another country. */
  onEdit: () => void;
  /** Called when another text is shown than react-phone-number-input told of, as while a keyboard composes one. */
  onText: (text: string, isEdit: boolean) => void;
  onRefuse: (problem: PhoneProblem) => void;
}

export interface NumberInputProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'value' | 'onChange'> {
  value: string;
  onChange: (event: { target: HTMLInputElement }) => void;
  field: NumberInputField;
}

/**
 * The `inputComponent` that react-phone-number-input renders: it reads what is pasted, dropped, filled in or composed
 * before the library sees its digits, and renders the app's own `inputComponent`.
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
    // Safari gives the focus to a field whose selection is set.
    if (isActiveElement(target)) target.setSelectionRange(caret, caret);
    onEdit();
    onChange({ target });
  };
  useImperativeHandle(shown, () => ({
    text: value,
    put: (digits) => input.current && put(input.current, digits, digits.length),
  }));
  const latestOnText = useLatest(onText);
  // Each time, since the library can select another country for the same text.
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
    // A text that takes the place of an international number is read as if the field had been cleared before.
    const isClearedFirst = isReplaced && value.startsWith('+');
    const read = isClearedFirst ? { ...options, country: defaultCountry } : options;
    const insertion =
      isHistory || [...inserted].length <= 1
        ? { digits: toAsciiDigits(text), caret: toAsciiDigits(text.slice(0, caret)).length }
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
        // A text that a keyboard is composing must not be touched, or the keyboard loses its place.
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
        // The library deletes a selection and its own separators itself, and no input event comes.
        if (event.isDefaultPrevented()) onEdit();
      }}
      onPaste={(event: ClipboardEvent) => refuseHugeText(event, event.clipboardData, () => onRefuse('too_long'))}
      onDrop={(event: DragEvent) => refuseHugeText(event, event.dataTransfer, () => onRefuse('too_long'))}
    />
  );
});

/** The browser's own undo, which brings back a text that was read already. */
function isHistoryEvent(event: Event): boolean {
  return 'inputType' in event && String(event.inputType).startsWith('history');
}
