import { errorText, usePhoneNumbersContext, type PhoneError } from '../../../src/index.js';
import { en } from '../../../src/messages/en.js';

/** The kit's own text for an error, in the language of the provider. */
export function ErrorNote({ error }: { error: PhoneError | null }) {
  const { messages } = usePhoneNumbersContext();
  const text = errorText(messages ?? en, error);
  return text === null ? null : <p role="alert">{text}</p>;
}
