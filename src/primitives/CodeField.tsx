'use client';
import { useId, useImperativeHandle, useRef, type CSSProperties, type FocusEventHandler, type Ref } from 'react';
import type { CodeProblem } from '../core/code-text.js';
import type { CodeFieldLabels } from '../messages/types.js';
import { useCodeInput } from './useCodeInput.js';
import { CodeSlots } from './CodeSlots.js';
import { formField } from './formField.js';
import type { UncontrolledProps } from './UncontrolledField.js';
import { showBesideKeyboard } from './show-beside-keyboard.js';
import { splitRootProps, type RootProps } from './root-props.js';

export interface CodeFieldProps extends RootProps {
  /** The digits that were entered so far. */
  value: string;
  /**
   * Called with the digits at each edit. Set `value` to them during the call, as for an `<input>`: with a value that
   * changes later, such as that of `useDeferredValue`, digits are lost.
   */
  onChange: (value: string) => void;
  /**
   * Called when the code is complete, also when the same code is entered again, because the first attempt may have
   * failed for another reason. Not called for a code that was marked `invalid`, until `key` changes.
   */
  onComplete?: ((code: string) => void) | undefined;
  /**
   * Called with the problem when a pasted, dropped or filled-in text is rejected, and with null at the next edit. The
   * field announces it if `labels.problems` is set.
   */
  onProblem?: ((problem: CodeProblem | null) => void) | undefined;
  /** The number of digits of a code. @default 6 */
  length?: number | undefined;
  /** Whether the field is invalid (`aria-invalid`). Explain it in an element that `aria-describedby` names. */
  invalid?: boolean | undefined;
  /** Whether the digits can be read but not edited, such as while a code is verified. @default false */
  readOnly?: boolean | undefined;
  /** Whether the field is disabled. @default false */
  disabled?: boolean | undefined;
  /** The texts of the field: `messages.codeField` of a language of the kit, or your own. */
  labels: CodeFieldLabels;
  /** A ref to the `<input>`. */
  inputRef?: Ref<HTMLInputElement> | undefined;
  /** The id of the `<input>`. */
  id?: string | undefined;
  /** The name of the digits in the submitted form. */
  name?: string | undefined;
  /**
   * Whether the form cannot be submitted without a code, unless it is `noValidate`. An incomplete code always blocks
   * the submission. @default false
   */
  required?: boolean | undefined;
  /** The id of the form, if the field is not inside it. */
  form?: string | undefined;
  /** Called when the focus leaves the field. */
  onBlur?: FocusEventHandler<HTMLElement> | undefined;
  /** The ids of the elements that describe the field, such as an error. */
  'aria-describedby'?: string | undefined;
  /** Whether the field is focused when it mounts. @default false */
  autoFocus?: boolean | undefined;
  /** Whether the browser may read the code of an SMS (WebOTP): not if it was sent another way. @default true */
  readsMessages?: boolean | undefined;
}

/** The props of an uncontrolled `CodeField`, for a plain `<form>` or `register` of react-hook-form. */
export interface UncontrolledCodeFieldProps extends Omit<CodeFieldProps, keyof UncontrolledProps>, UncontrolledProps {}

/**
 * A field for a one-time code: a label and one input, displayed as `length` slots. Renders a
 * `<div data-part="code-field">`. A pasted message fills it if it contains exactly one code, and so does an SMS that is
 * bound to the site.
 *
 * It does not use input-otp, which handles neither drops nor digits of other scripts, truncates texts that are too
 * long, renders several times per key, and injects a style element that a strict Content Security Policy blocks.
 * `npm run bench:fields` compares both (test/bench/FIELDS.md).
 */
export const CodeField = /* @__PURE__ */ formField<UncontrolledCodeFieldProps, CodeFieldProps>(ControlledCodeField, '');

/** The controlled field, without form integration. */
export function ControlledCodeField(props: CodeFieldProps & { validates?: boolean | undefined }) {
  const { length = 6, invalid, readOnly, disabled, labels, inputRef } = props;
  const ownId = useId();
  const id = props.id ?? ownId;
  const input = useRef<HTMLInputElement>(null);
  useImperativeHandle<HTMLInputElement | null, HTMLInputElement | null>(inputRef, () => input.current, []);
  const { digits, range, refusal, inputProps } = useCodeInput(input, length, props);

  return (
    <div
      {...splitRootProps(props)[0]}
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
          enterKeyHint="go"
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
          <p key={refusal.count} ref={showBesideKeyboard} data-scope="phonekit" data-part="hint">
            {labels.problems[refusal.problem]}
          </p>
        )}
      </div>
    </div>
  );
}

/** Only what the layers need. The input is wider than its slots because password managers put a badge at its end. */
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
