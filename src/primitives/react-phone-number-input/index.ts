export { ReactPhoneNumberInputField, type ReactPhoneNumberInputFieldProps } from './ReactPhoneNumberInputField.js';
export type { ReactPhoneNumberInputFieldLabels } from './useLibraryLabels.js';
