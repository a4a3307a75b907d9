import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { CodeField, PhoneField, type PhoneProblem } from '../../../src/index.js';
import { en } from '../../../src/messages/en.js';

export interface Profile {
  name: string;
  phone: string;
  code: string;
}

export function ProfileForm({ onSave }: { onSave: (profile: Profile) => void | Promise<void> }) {
  const { register, handleSubmit, reset, formState } = useForm<Profile>({
    defaultValues: { name: '', phone: '', code: '' },
  });
  const { errors, isSubmitting } = formState;
  const [problem, setProblem] = useState<PhoneProblem | null>(null);

  return (
    <form noValidate onSubmit={(event) => void handleSubmit(onSave)(event)}>
      <label>
        Name <input {...register('name')} />
      </label>
      <PhoneField
        {...register('phone', { required: true })}
        onProblem={setProblem}
        defaultCountry="GB"
        invalid={errors.phone !== undefined}
        aria-describedby="phone-error"
      />
      <p id="phone-error" role="alert">
        {errors.phone && problem && en.phoneField.problems[problem]}
      </p>
      <CodeField
        {...register('code', {
          minLength: { value: 6, message: 'Enter all 6 digits.' },
          required: 'Enter the code that we sent you.',
        })}
        invalid={errors.code !== undefined}
        aria-describedby="code-error"
      />
      <p id="code-error" role="alert">
        {errors.code?.message}
      </p>
      <button type="submit" disabled={isSubmitting}>
        Save
      </button>
      <button type="button" onClick={() => reset()}>
        Start again
      </button>
    </form>
  );
}
