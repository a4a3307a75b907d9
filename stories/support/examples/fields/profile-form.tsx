import { Controller, useForm } from 'react-hook-form';
import { PhoneField } from '../../../../src/index.js';

/**
 * Replaces `react-phone-number-input/react-hook-form`, whose `PhoneInputWithCountry` uses a `Controller` too.
 */
export function ProfileForm({ onSave }: { onSave: (profile: { phone: string | null }) => void }) {
  const { control, handleSubmit, formState } = useForm<{ phone: string | null }>({ defaultValues: { phone: null } });
  return (
    <form noValidate onSubmit={(event) => void handleSubmit(onSave)(event)}>
      <Controller
        control={control}
        name="phone"
        rules={{ required: 'Enter a phone number.' }}
        render={({ field: { ref, ...field } }) => (
          <PhoneField
            {...field}
            inputRef={ref}
            invalid={formState.errors.phone !== undefined}
            aria-describedby="phone-error"
          />
        )}
      />
      <p id="phone-error" role="alert">
        {formState.errors.phone?.message}
      </p>
      <button>Save</button>
    </form>
  );
}
