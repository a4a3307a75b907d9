import { usePhoneNumbersContext, type PhoneError } from '../../../src/index.js';
import { en } from '../../../src/messages/en.js';

/** The kit's own text for an error, in the language of the provider. */
export function ErrorNote({ error }: { error: PhoneError | null }) {
  const { messages } = usePhoneNumbersContext();
  if (!error || error.code === 'step_up_cancelled') return null;
  const text = (messages ?? en).errors[error.code];
  return <p role="alert">{typeof text === 'function' ? text(error) : text}</p>;
}
