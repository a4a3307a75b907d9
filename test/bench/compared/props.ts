import type { CountryCode } from '../../../src/core/e164.js';

/** What each number field is mounted with, so that all are asked the same. */
export interface ComparedPhoneProps {
  defaultCountry: CountryCode;
  /** Called with each edit: the number in E.164 form, or null while there is none. */
  onChange: (value: string | null) => void;
}

/** What each code field is mounted with. */
export interface ComparedCodeProps {
  length: number;
  onChange: (value: string) => void;
  /** Called with a whole code. */
  onComplete: (code: string) => void;
}
