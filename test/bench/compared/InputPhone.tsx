import { useState } from 'react';
import PhoneInput, { isValidPhoneNumber } from 'react-phone-number-input/input';
import type { ComparedPhoneProps } from './props.js';

/** The input of react-phone-number-input without a country select, as documented. */
export function InputPhone({ defaultCountry, onChange }: ComparedPhoneProps) {
  const [value, setValue] = useState<string>();
  return (
    <PhoneInput
      type="tel"
      aria-label="Phone number"
      defaultCountry={defaultCountry}
      value={value}
      onChange={(next) => {
        setValue(next);
        onChange(next && isValidPhoneNumber(next) ? next : null);
      }}
    />
  );
}
