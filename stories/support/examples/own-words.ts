import type { PhoneMessages } from '../../../src/index.js';
import { de } from '../../../src/messages/de.js';

/** German, with some texts of your own. Create it once, outside of render. */
export const ownWords: PhoneMessages = {
  ...de,
  list: { ...de.list, title: 'Ihre Rufnummern', verifyNumber: (number) => `${number} jetzt bestätigen` },
  errors: {
    ...de.errors,
    unsupported_country: 'Wir senden Codes nur nach Deutschland, Österreich und in die Schweiz.',
    rate_limited: ({ retryAfter }) =>
      retryAfter === null ? 'Bitte warten Sie etwas.' : `Bitte warten Sie ${Math.ceil(retryAfter / 60)} min.`,
  },
};
