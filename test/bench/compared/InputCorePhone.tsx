import metadata from 'libphonenumber-js/mobile/metadata';
import { useState } from 'react';
import PhoneInput, { isValidPhoneNumber } from 'react-phone-number-input/input-core';
import type { ComparedPhoneProps } from './props.js';

/** The input of react-phone-number-input without a country select. */
export function InputCorePhone({ defaultCountry, onChange }: ComparedPhoneProps) {
  const [value, setValue] = useState<string>();
  return (
    <PhoneInput
      type="tel"
      aria-label="Phone number"
      metadata={metadata}
      defaultCountry={defaultCountry}
      value={value}
      onChange={(next) => {
        setValue(next);
        onChange(next && isValidPhoneNumber(next, metadata) ? next : null);
      }}
    />
  );
}
