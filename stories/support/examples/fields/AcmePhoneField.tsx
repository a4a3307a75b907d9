import flags from 'react-phone-number-input/flags';
import de from 'react-phone-number-input/locale/de.json';
import 'react-phone-number-input/style.css';
import type { PhoneFieldProps } from '../../../../src/index.js';
import { ReactPhoneNumberInputField } from '../../../../src/primitives/react-phone-number-input/index.js';

/** react-phone-number-input with the props and classes of the rest of your app. */
export function AcmePhoneField({ labels, ...props }: PhoneFieldProps) {
  return (
    <ReactPhoneNumberInputField
      {...props}
      labels={{ ...labels, ...de }}
      flags={flags}
      initialValueFormat="national"
      className="acme-phone"
      numberInputProps={{ className: 'acme-input' }}
    />
  );
}
