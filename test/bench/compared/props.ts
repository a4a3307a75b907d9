import type { CountryCode } from '../../../src/core/e164.js';

/** The props of each number field, so that all are measured alike. */
export interface ComparedPhoneProps {
  defaultCountry: CountryCode;
  /** Called on each edit, with the number in E.164 form or null. */
  onChange: (value: string | null) => void;
}

/** The props of each code field. */
export interface ComparedCodeProps {
  length: number;
  onChange: (value: string) => void;
  /** Called with a complete code. */
  onComplete: (code: string) => void;
}
