import { useState } from 'react';
import PhoneInput, { isValidPhoneNumber } from 'react-phone-number-input';
import type { ComparedPhoneProps } from './props.js';

/** react-phone-number-input as documented, including its select of 245 countries. */
export function DefaultPhone({ defaultCountry, onChange }: ComparedPhoneProps) {
  const [value, setValue] = useState<string>();
  return (
    <PhoneInput
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
