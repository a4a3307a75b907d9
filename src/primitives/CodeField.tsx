'use client';
import { useId, useImperativeHandle, useRef, type CSSProperties, type FocusEventHandler, type Ref } from 'react';
import type { CodeProblem } from '../core/code-text.js';
import type { CodeFieldLabels } from '../messages/types.js';
import { CodeSlots } from './CodeSlots.js';
import { formField, type UncontrolledProps } from './formField.js';
import { useCodeInput } from './useCodeInput.js';

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
export function ControlledCodeField(props: CodeFieldProps & { validates?: boolean }) {
  const { length = 6, invalid, readOnly, disabled, labels, inputRef } = props;
  const ownId = useId();
  const id = props.id ?? ownId;
  const input = useRef<HTMLInputElement>(null);
  useImperativeHandle<HTMLInputElement | null, HTMLInputElement | null>(inputRef, () => input.current, []);
  const { digits, range, refusal, inputProps } = useCodeInput(input, length, props);

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
          name={props.name}
          form={props.form}
          required={props.required}
          pattern={props.validates ? `\\d{${length}}` : undefined}
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
          {...inputProps}
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
