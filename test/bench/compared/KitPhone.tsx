import { useState } from 'react';
import { PhoneField, type PhoneFieldProps } from '../../../src/primitives/PhoneField.js';
import type { ComparedPhoneProps } from './props.js';

/** The kit's own field, including its searchable list of countries. */
export function KitPhone({ defaultCountry, onChange }: ComparedPhoneProps) {
  const [value, setValue] = useState<string | null>(null);
  return (
    <PhoneField
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

const labels: PhoneFieldProps['labels'] = {
  phoneNumber: 'Phone number',
  country: (name, callingCode) => `Country: ${name} (${callingCode})`,
  countrySearch: 'Search for a country',
  countriesFound: (count) => `${count} found`,
};
