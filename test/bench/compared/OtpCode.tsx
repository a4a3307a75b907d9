import { OTPInput, REGEXP_ONLY_DIGITS } from 'input-otp';
import { useState } from 'react';
import { findCode } from '../../../src/core/code-text.js';
import type { ComparedCodeProps } from './props.js';

/** input-otp with the kit's parser for pasted messages. */
export function OtpCode({ length, onChange, onComplete }: ComparedCodeProps) {
  const [value, setValue] = useState('');
  return (
    <OTPInput
      aria-label="Code"
      inputMode="numeric"
      maxLength={length}
      pattern={REGEXP_ONLY_DIGITS}
      pasteTransformer={(text) => findCode(text, length) ?? ''}
      value={value}
      onChange={(next) => {
        setValue(next);
        onChange(next);
      }}
      onComplete={onComplete}
      render={({ slots }) => (
        <div style={{ display: 'flex' }}>
          {slots.map(({ char }, index) => (
            <div key={index} style={{ width: 40, height: 40 }}>
              {char}
            </div>
          ))}
        </div>
      )}
    />
  );
}
