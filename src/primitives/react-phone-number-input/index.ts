export {
  ReactPhoneNumberInputField,
  type ReactPhoneNumberInputFieldProps,
  type UncontrolledReactPhoneNumberInputFieldProps,
} from './ReactPhoneNumberInputField.js';
export type { ReactPhoneNumberInputFieldLabels } from './useLibraryLabels.js';
