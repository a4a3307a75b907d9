import type { PhoneError, PhoneErrorCode } from '../core/errors.js';
import type { PhoneProblem } from '../core/phone-text.js';

/** The texts of `PhoneField`. */
export interface PhoneFieldLabels {
  /** The field's own label. */
  phoneNumber: string;
  /** The accessible name of the country button: what it is, and what is selected. */
  country: (name: string, callingCode: string) => string;
  countrySearch: string;
  /** Said when a search for a country finds this many. */
  countriesFound: (count: number) => string;
}

/** The texts of `CodeField`. */
export interface CodeFieldLabels {
  /** The field's own label. */
  code: string;
}

/** An entry with a value in it is a function of that value. */
export type ErrorText = string | ((error: PhoneError) => string);

/**
 * Everything the kit says, in one language. Phone numbers come in ready to read; a right-to-left language isolates
 * them with `ltr`.
 */
export interface Messages {
  /** BCP 47, for `Intl`. */
  locale: string;
  list: {
    title: string;
    description: string;
    loading: string;
    /** The list could not be read; `errors` says why. */
    failed: string;
    tryAgain: string;
    empty: string;
    /** What to do next where the list is empty. */
    emptyHint: string;
    primary: string;
    unverified: string;
    verify: string;
    verifyNumber: (number: string) => string;
    remove: string;
    removeNumber: (number: string) => string;
    /** Announced. */
    verified: (number: string) => string;
    /** Announced. */
    removed: (number: string) => string;
  };
  add: {
    /** The button that opens the form. */
    open: string;
    title: string;
    submit: string;
    cancel: string;
    /** The consent line: that a message will be sent, and that rates may apply. */
    consent: string;
    alreadyVerified: string;
    limitReached: (max: number) => string;
    problems: Record<PhoneProblem, string>;
    /** Possible, but not known as a mobile number: a text may not arrive. */
    mayNotReceiveTexts: string;
  };
  verify: {
    title: string;
    sending: (number: string) => string;
    sentTo: (number: string, digits: number) => string;
    resentTo: (number: string) => string;
    notSent: (number: string) => string;
    expired: (number: string) => string;
    burnt: (number: string) => string;
    verified: (number: string) => string;
    send: string;
    submit: string;
    resend: string;
    /** The resend button while it waits. */
    resendIn: (seconds: number) => string;
    cancel: string;
    /** The code is not whole. */
    incomplete: (digits: number) => string;
  };
  remove: {
    title: (number: string) => string;
    description: string;
    confirm: string;
    cancel: string;
  };
  challenge: {
    title: string;
    submit: string;
    cancel: string;
    /** Leads to the choice of another number. */
    otherNumber: string;
    choose: string;
    useBackupCode: string;
    /** Leads back from the backup code. */
    useText: string;
    /** The field's label. */
    backupCode: string;
    backupCodeHint: string;
    backupCodeEmpty: string;
    noNumbers: string;
    passed: string;
  };
  /** A part of the kit could not be downloaded. */
  notLoaded: string;
  phoneField: PhoneFieldLabels;
  codeField: CodeFieldLabels;
  errors: Record<PhoneErrorCode, ErrorText>;
}
