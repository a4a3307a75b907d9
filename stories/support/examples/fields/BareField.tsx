import { useState } from 'react';
import type { PhoneFieldProps } from '../../../../src/index.js';

/** The smallest possible number field: an `<input>` for numbers with their calling code. */
export function BareField({
  value,
  onChange,
  labels,
  inputRef,
  invalid,
  readOnly,
  disabled,
  onBlur,
  ...props
}: PhoneFieldProps) {
  const [text, setText] = useState(value ?? '');
  return (
    <label>
      {labels.phoneNumber}
      <input
        ref={inputRef}
        type="tel"
        autoComplete="tel"
        dir="ltr"
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          const digits = event.target.value.replace(/[\s().-]/g, '');
          onChange(/^\+[1-9]\d{6,14}$/.test(digits) ? digits : null);
        }}
        onBlur={onBlur}
        aria-invalid={invalid || undefined}
        aria-describedby={props['aria-describedby']}
        readOnly={readOnly}
        disabled={disabled}
      />
    </label>
  );
}
