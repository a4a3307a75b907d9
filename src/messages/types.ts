import type { PhoneError, PhoneErrorCode } from '../core/errors.js';

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
  phoneField: PhoneFieldLabels;
  codeField: CodeFieldLabels;
  errors: Record<PhoneErrorCode, ErrorText>;
}
