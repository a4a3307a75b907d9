import { useState } from 'react';
import { ReactPhoneNumberInputField } from '../../../src/primitives/react-phone-number-input/index.js';
import type { ComparedPhoneProps } from './props.js';

/** react-phone-number-input behind the kit's parser, with its own select of 245 countries. */
export function LibraryPhone({ defaultCountry, onChange }: ComparedPhoneProps) {
  const [value, setValue] = useState<string | null>(null);
  return (
    <ReactPhoneNumberInputField
      labels={labels}
      locale="en"
      defaultCountry={defaultCountry}
      value={value}
      onChange={(next) => {
        setValue(next);
        onChange(next);
      }}
    />
  );
}

const labels = { phoneNumber: 'Phone number', country: 'Country' };
