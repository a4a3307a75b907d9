import { useForm } from 'react-hook-form';
import { InsideForm, PhoneNumbers } from '../../../src/index.js';

interface Profile {
  name: string;
}

/** A profile with one "Save" button, and the phone numbers in its middle. Render it in `PhoneNumbersProvider`. */
export function ProfilePage({ onSave }: { onSave: (profile: Profile) => void }) {
  const { register, handleSubmit } = useForm<Profile>({ defaultValues: { name: '' } });
  return (
    <form onSubmit={(event) => void handleSubmit(onSave)(event)}>
      <label>
        Name <input {...register('name', { required: true })} />
      </label>
      <InsideForm>
        <PhoneNumbers />
      </InsideForm>
      <button type="submit">Save profile</button>
    </form>
  );
}
