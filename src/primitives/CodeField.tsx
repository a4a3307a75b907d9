'use client';
import {
  useId,
  useImperativeHandle,
  useRef,
  type CSSProperties,
  type FocusEventHandler,
  type Ref,
  type SyntheticEvent,
} from 'react';
import { editCode, type CodeProblem } from '../core/code-text.js';
import type { CodeFieldLabels } from '../messages/types.js';
import { CodeSlots } from './CodeSlots.js';
import { formField, type UncontrolledProps } from './formField.js';
import { useCaretSlots, type CaretRange } from './useCaretSlots.js';
import { useEditedInput } from './useEditedInput.js';
import { useOneTimeCode } from './useOneTimeCode.js';
import { useRefusal } from './useRefusal.js';

export interface CodeFieldProps {
  /** The digits so far. */
  value: string;
  /** Called with each edit: the digits. */
  onChange: (value: string) => void;
  /**
   * Called when an edit makes the code whole, and when the same code is entered again, since it may have failed for
   * another reason than the code. A code that stood there while `invalid` was set is not passed again until `key`
   * changes.
   */
  onComplete?: (code: string) => void;
  /**
   * Called when a text that was pasted, dropped or filled in is refused: why; and with null at the next edit.
   * `labels.problems` says it.
   */
  onProblem?: (problem: CodeProblem | null) => void;
  /** How many digits a code has. @default 6 */
  length?: number;
  /** Whether to mark the field as invalid (`aria-invalid`). Say why in the element of `aria-describedby`. */
  invalid?: boolean;
  /** Whether the digits can be read but not edited, as while a code is tried. @default false */
  readOnly?: boolean;
  /** Whether it is disabled, as an `<input>` is. @default false */
  disabled?: boolean;
  /** Its texts, in your language: `messages.codeField` of the kit, or your own. */
  labels: CodeFieldLabels;
  /** The `<input>`, to focus it or to select its digits. */
  inputRef?: Ref<HTMLInputElement>;
  /** The input's id. */
  id?: string;
  /** The name under which a form that is posted carries the digits. */
  name?: string;
  /**
   * Has the browser ask for a code when its form is submitted, unless that is `noValidate`. A code that is not whole is
   * never submitted. @default false
   */
  required?: boolean;
  /** The id of its form, if it does not stand in that. */
  form?: string;
  /** Called when the focus leaves the field. */
  onBlur?: FocusEventHandler<HTMLElement>;
  /** The ids of the elements that describe it: where the code was sent, an error. */
  'aria-describedby'?: string;
  /** Whether it takes the focus when it appears. @default false */
  autoFocus?: boolean;
}

/** The props of an uncontrolled `CodeField`: those that `register` returns, or those of a plain `<form>`. */
export interface UncontrolledCodeFieldProps extends Omit<CodeFieldProps, keyof UncontrolledProps>, UncontrolledProps {}

/**
 * A field for a code of digits: one input, drawn as `length` slots, with its label. Renders a
 * `<div data-part="code-field">`. A pasted message fills it if it contains one possible code, and so does an SMS that
 * is bound to the site.
 *
 * Why an input of our own: input-otp, even with `findCode` as its paste transformer, sees neither drops nor other
 * scripts' digits, cuts what is too long, renders several times a key, and injects a style element that a strict policy
 * blocks. `npm run bench:fields` measures both; test/bench/FIELDS.md says the results.
 */
export const CodeField = /* @__PURE__ */ formField<UncontrolledCodeFieldProps, CodeFieldProps>(ControlledCodeField, '');

/** The controlled field: one input, drawn as `length` slots, with its label. */
export function ControlledCodeField({
  value,
  onChange,
  onComplete,
  onProblem,
  length = 6,
  invalid,
  readOnly,
  disabled,
  labels,
  inputRef,
  ...props
}: CodeFieldProps & { validates?: boolean }) {
  const ownId = useId();
  const id = props.id ?? ownId;
  const input = useRef<HTMLInputElement>(null);
  useImperativeHandle<HTMLInputElement | null, HTMLInputElement | null>(inputRef, () => input.current, []);
  const { range, place, press, follow } = useCaretSlots(input);
  // There are slots for no more, and what nobody sees cannot be edited.
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
  const isWaiting = !readOnly && !disabled && (digits.length < length || invalid === true);
  useOneTimeCode(input, isWaiting, insert);

  /** Our own insertion: an input would drop the line breaks, and with them where the code's line begins. */
  const insertFrom = (event: SyntheticEvent, transfer: DataTransfer) => {
    event.preventDefault();
    if (readOnly || disabled) return;
    const piece = transfer.getData('text');
    if (piece) insert(piece);
    else refuse('no_code');
  };

  return (
    <div
      data-scope="phonekit"
      data-part="code-field"
      data-complete={digits.length === length ? '' : undefined}
      data-invalid={invalid ? '' : undefined}
      data-disabled={disabled ? '' : undefined}
      data-readonly={readOnly ? '' : undefined}
      translate="no"
    >
      <label data-scope="phonekit" data-part="label" htmlFor={id}>
        {labels.code}
      </label>
      <CodeSlots digits={digits} length={length} range={range}>
        <input
          ref={input}
          id={id}
          onFocus={follow}
          name={props.name}
          form={props.form}
          required={props.required}
          pattern={props.validates ? `\\d{${length}}` : undefined}
          onBlur={(event) => {
            follow();
            props.onBlur?.(event);
          }}
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
          {...press}
          disabled={disabled}
          readOnly={readOnly}
          autoFocus={props.autoFocus}
        />
      </CodeSlots>
      <div data-scope="phonekit" data-part="code-problem" aria-live="polite">
        {refusal && labels.problems && (
          <p key={refusal.count} data-scope="phonekit" data-part="hint">
            {labels.problems[refusal.problem]}
          </p>
        )}
      </div>
    </div>
  );
}

/** Whether an edit at this place writes over digits; one that a keyboard composes begins where the caret was before. */
function isOvertyped(range: CaretRange | null, start: number): boolean {
  return range?.overtypedFrom != null && range.overtypedFrom <= start && start <= range.start;
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
