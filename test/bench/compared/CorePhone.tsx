import metadata from 'libphonenumber-js/mobile/metadata';
import { useState } from 'react';
import PhoneInput, { getCountries, isValidPhoneNumber } from 'react-phone-number-input/core';
import type { ComparedPhoneProps } from './props.js';

/**
 * react-phone-number-input with the simplest possible country select: it shows the country and lists none, which saves
 * the library the bytes and the time of a list.
 */
export function CorePhone({ defaultCountry, onChange }: ComparedPhoneProps) {
  const [value, setValue] = useState<string>();
  return (
    <PhoneInput
      aria-label="Phone number"
      metadata={metadata}
      labels={labels}
      defaultCountry={defaultCountry}
      countrySelectComponent={ShownCountry}
      value={value}
      onChange={(next) => {
        setValue(next);
        onChange(next && isValidPhoneNumber(next, metadata) ? next : null);
      }}
    />
  );
}

function ShownCountry({ value }: { value?: string }) {
  return (
    <button type="button" data-country={value}>
      {value}
    </button>
  );
}

const names = new Intl.DisplayNames('en', { type: 'region' });
const labels = {
  ZZ: 'International',
  ...Object.fromEntries(getCountries(metadata).map((country) => [country, names.of(country)])),
};
