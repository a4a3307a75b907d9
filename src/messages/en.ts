import { duration, plural } from './format.js';
import type { Messages } from './types.js';

const locale = 'en';

/** English. */
export const en: Messages = {
  locale,
  list: {
    title: 'Phone numbers',
    description: 'Where we can reach you, and how you prove it is you.',
    loading: 'Loading your phone numbers',
    failed: 'Your phone numbers could not be loaded.',
    tryAgain: 'Try again',
    empty: 'No phone numbers yet',
    emptyHint: 'Add one to secure your account and to get codes by text message.',
    primary: 'Primary',
    unverified: 'Unverified',
    verify: 'Verify',
    verifyNumber: (number) => `Verify ${number}`,
    remove: 'Remove',
    removeNumber: (number) => `Remove ${number}`,
    verified: (number) => `${number} is verified.`,
    removed: (number) => `${number} was removed.`,
  },
  add: {
    open: 'Add phone number',
    title: 'Add a phone number',
    submit: 'Send code',
    cancel: 'Cancel',
    consent: 'We will text you a code to check that the number is yours. Message and data rates may apply.',
    alreadyVerified: 'This number is already on your list, and verified.',
    limitReached: (max) => `You can have up to ${max} phone numbers. Remove one to add another.`,
    problems: {
      empty: 'Enter your phone number.',
      too_short: 'This number is too short.',
      too_long: 'This number is too long.',
      not_in_country: 'This is not a number of the selected country.',
      not_mobile: 'This is not a mobile number, so it cannot get text messages.',
      unsupported_country: 'Numbers of this country are not supported.',
    },
    mayNotReceiveTexts: 'This may not be a mobile number. The text message may not arrive.',
  },
  verify: {
    title: 'Enter the code',
    sending: (number) => `Sending a code to ${number}…`,
    sentTo: (number, digits) => `We sent a ${digits}-digit code to ${number}.`,
    resentTo: (number) => `We sent a new code to ${number}. The one before no longer works.`,
    notSent: (number) => `We will text a code to ${number} to check that it is yours. Message and data rates may apply.`,
    expired: (number) => `The code sent to ${number} has expired. Ask for a new one.`,
    burnt: (number) => `Too many wrong codes, so the one sent to ${number} no longer works. Ask for a new one.`,
    verified: (number) => `${number} is verified.`,
    send: 'Send code',
    submit: 'Verify',
    resend: 'Resend code',
    resendIn: (seconds) => `Resend in ${seconds} s`,
    cancel: 'Cancel',
    incomplete: (digits) => `Enter all ${digits} digits of the code.`,
  },
  remove: {
    title: (number) => `Remove ${number}?`,
    description: 'You will no longer be able to use it to sign in or to get codes.',
    confirm: 'Remove number',
    cancel: 'Keep it',
  },
  notLoaded: 'This part of the page could not be loaded. Check your connection.',
  phoneField: {
    phoneNumber: 'Phone number',
    country: (name, callingCode) => `Country: ${name} ${callingCode}`,
    countrySearch: 'Search countries',
    countriesFound: (count) => plural(locale, count, { one: '1 country found', other: `${count} countries found` }),
  },
  codeField: {
    code: 'Verification code',
  },
  errors: {
    invalid_phone_number: 'This is not a valid phone number.',
    phone_number_taken: 'This number is already in use by another account.',
    unsupported_country: 'Numbers of this country are not supported.',
    too_many_phone_numbers: 'You have as many phone numbers as you can have. Remove one first.',
    incorrect_code: ({ attemptsLeft }) =>
      attemptsLeft === null
        ? 'This code is not right.'
        : `This code is not right. ${plural(locale, attemptsLeft, { one: '1 try left.', other: `${attemptsLeft} tries left.` })}`,
    code_expired: 'This code has expired. Ask for a new one.',
    too_many_attempts: 'Too many wrong codes. Ask for a new one.',
    rate_limited: ({ retryAfter }) =>
      retryAfter === null ? 'Too many tries. Wait a little, then try again.' : `Too many tries. Try again in ${duration(locale, retryAfter)}.`,
    already_verified: 'This number is already verified.',
    verification_required: 'Verify this number first.',
    message_not_sent: 'The message could not be sent. Check the number, or try again later.',
    last_second_factor: 'This is your last second factor. Add another one first.',
    last_identification: 'This is your last way to sign in. Add another one first.',
    step_up_required: 'Confirm that it is you, then try again.',
    step_up_cancelled: 'Nothing was changed, since you did not confirm that it is you.',
    not_found: 'This number is no longer on your list.',
    unauthenticated: 'You are signed out. Sign in again.',
    forbidden: 'You are not allowed to do this.',
    unsupported: 'This is not possible here.',
    network: 'The server could not be reached. Check your connection, then try again.',
    unknown: 'Something went wrong. Try again.',
  },
};
