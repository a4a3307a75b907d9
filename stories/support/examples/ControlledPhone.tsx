import { Controller, type Control } from 'react-hook-form';
import { PhoneField } from '../../../src/index.js';

interface Contact {
  phone: string | null;
}

export function ControlledPhone({ control }: { control: Control<Contact> }) {
  return (
    <Controller
      control={control}
      name="phone"
      rules={{ required: 'Enter a phone number.' }}
      render={({ field, fieldState }) => (
        <>
          <PhoneField {...field} invalid={fieldState.invalid} aria-describedby="phone-error" />
          <p id="phone-error" role="alert">
            {fieldState.error?.message}
          </p>
        </>
      )}
    />
  );
}
