import { useState } from 'react';
import { PhoneInput } from 'react-international-phone';
import type { ComparedPhoneProps } from './props.js';

/** react-international-phone as documented. It does not validate numbers. */
export function InternationalPhone({ defaultCountry, onChange }: ComparedPhoneProps) {
  const [value, setValue] = useState('');
  return (
    <PhoneInput
      defaultCountry={defaultCountry.toLowerCase()}
      value={value}
      onChange={(next) => {
        setValue(next);
        onChange(next);
      }}
    />
  );
}
