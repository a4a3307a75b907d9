'use client';
import { useId, useImperativeHandle, useRef, type CSSProperties, type MouseEvent, type Ref, type SyntheticEvent } from 'react';
import { editCode } from '../core/code-text.js';
import type { CodeFieldLabels } from '../messages/types.js';
import { CodeSlots } from './CodeSlots.js';
import { useCaretSlots } from './useCaretSlots.js';
import { useEditedInput } from './useEditedInput.js';
import { useOneTimeCode } from './useOneTimeCode.js';

export interface CodeFieldProps {
  /** The digits so far. */
  value: string;
  /** Called with each edit: the digits. */
  onChange: (value: string) => void;
  /** Called once for each distinct whole code: one that was told and rejected is not told again until `key` changes. */
  onComplete?: (code: string) => void;
  /** How many digits a code has. @default 6 */
  length?: number;
  /** Marks the field as wrong, for eyes and for assistive technology; say why in the element of `aria-describedby`. */
  invalid?: boolean;
  /** Shows the digits and takes none, as while a code is tried. @default false */
  readOnly?: boolean;
  /** Takes neither digits nor the focus. @default false */
  disabled?: boolean;
  /** Its texts, in your language: `messages.codeField` of the kit, or your own. */
  labels: CodeFieldLabels;
  /** The `<input>`, to focus it or to select its digits. */
  inputRef?: Ref<HTMLInputElement>;
  /** The input's id. */
  id?: string;
  /** The name under which a form that is posted carries the digits. */
  name?: string;
  /** The ids of what explains it: where the code went, what is wrong with it. */
  'aria-describedby'?: string;
  /** Whether it takes the focus when it appears. @default false */
  autoFocus?: boolean;
}

/**
 * A field for a code of digits: one input, drawn as `length` slots, with its label. Renders a
 * `<div data-part="code-field">`. A pasted message fills it where one code alone can be meant, and so does an SMS that
 * is bound to the site.
 *
 * Why an input of our own: input-otp, even with `findCode` as its paste transformer, sees neither drops nor other
 * scripts' digits, cuts what is too long, renders several times a key, and injects a style element that a strict policy
 * blocks. `npm run bench:fields` measures both; test/bench/FIELDS.md says what came out.
 */
export function CodeField({ value, onChange, onComplete, length = 6, invalid, readOnly, disabled, labels, inputRef, ...props }: CodeFieldProps) {
  const ownId = useId();
  const id = props.id ?? ownId;
  const input = useRef<HTMLInputElement>(null);
  useImperativeHandle<HTMLInputElement | null, HTMLInputElement | null>(inputRef, () => input.current, []);
  const { range, place, follow } = useCaretSlots(input);
  const told = useRef(new Set<string>());
  const { text, onChange: onTextChange, onCompositionEnd, insert } = useEditedInput<string>({
    input,
    content: value,
    textOf: (digits) => digits,
    edit: (before, edit) => editCode(before, edit, length),
    onEdit: (code, selection) => {
      if (range) place(selection);
      onChange(code);
      if (code.length !== length || told.current.has(code)) return;
      told.current.add(code);
      onComplete?.(code);
    },
  });
  const isWaiting = !readOnly && !disabled && (value.length < length || invalid === true);
  useOneTimeCode(input, isWaiting, insert);

  /** Our own insertion: an input would drop the line breaks, and with them where the code's line begins. */
  const insertFrom = (event: SyntheticEvent, transfer: DataTransfer) => {
    event.preventDefault();
    const piece = transfer.getData('text');
    if (piece && !readOnly && !disabled) insert(piece);
  };

  return (
    <div
      data-scope="phonekit"
      data-part="code-field"
      data-complete={value.length === length ? '' : undefined}
      data-invalid={invalid ? '' : undefined}
      data-disabled={disabled ? '' : undefined}
      data-readonly={readOnly ? '' : undefined}
      translate="no"
    >
      <label data-scope="phonekit" data-part="label" htmlFor={id}>
        {labels.code}
      </label>
      <CodeSlots digits={value} length={length} range={range}>
        <input
          ref={input}
          id={id}
          onFocus={follow}
          onBlur={follow}
          name={props.name}
          type="text"
          inputMode="numeric"
          autoComplete="one-time-code"
          autoCorrect="off"
          autoCapitalize="off"
          spellCheck={false}
          data-scope="phonekit"
          data-part="code-input"
          style={inputStyle}
          aria-invalid={invalid || undefined}
          aria-describedby={props['aria-describedby']}
          value={text}
          onChange={onTextChange}
          onCompositionEnd={onCompositionEnd}
          onPaste={(event) => insertFrom(event, event.clipboardData)}
          onDrop={(event) => insertFrom(event, event.dataTransfer)}
          onClick={(event) => placeCaretAtSlot(event, value.length)}
          disabled={disabled}
          readOnly={readOnly}
          autoFocus={props.autoFocus}
        />
      </CodeSlots>
    </div>
  );
}

/** A press puts the caret at the slot under it; the transparent digits are not where the slots show them. */
function placeCaretAtSlot({ currentTarget, clientX, detail }: MouseEvent<HTMLInputElement>, length: number) {
  const slots = currentTarget.parentElement?.nextElementSibling?.children;
  const isDrag = currentTarget.selectionStart !== currentTarget.selectionEnd;
  if (!slots || isDrag || detail !== 1) return;
  const index = [...slots].findIndex((slot) => clientX <= slot.getBoundingClientRect().right);
  const caret = Math.min(index < 0 ? length : index, length);
  currentTarget.setSelectionRange(caret, caret);
}

/** Only what the layers need. Wider than what is shown: password managers put their badge at an input's end. */
const inputStyle: CSSProperties = {
  boxSizing: 'border-box',
  width: 'calc(100% + 48px)',
  height: '100%',
  margin: 0,
  padding: 0,
  border: 0,
  outline: 'none',
  background: 'none',
  color: 'transparent',
  WebkitTextFillColor: 'transparent',
  caretColor: 'transparent',
  forcedColorAdjust: 'none',
};
