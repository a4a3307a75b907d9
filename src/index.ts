export { AddPhoneForm, type AddPhoneFormProps } from './components/AddPhoneForm.js';
export { BackupCodes, type BackupCodesProps } from './components/BackupCodes.js';
export { PhoneNumberList } from './components/PhoneNumberList.js';
export { PhoneNumbers, type PhoneNumbersProps } from './components/PhoneNumbers.js';
export { SecondFactorChallenge, type SecondFactorChallengeProps } from './components/SecondFactorChallenge.js';
export { SecondFactorSettings, type SecondFactorSettingsProps } from './components/SecondFactorSettings.js';
export type { HeadingLevel } from './components/SectionHeader.js';
export { VerifyPhoneForm, type VerifyPhoneFormProps } from './components/VerifyPhoneForm.js';

export { useAddPhone } from './hooks/useAddPhone.js';
export { useCreateBackupCodes } from './hooks/useCreateBackupCodes.js';
export { useMakeDefaultSecondFactor } from './hooks/useMakeDefaultSecondFactor.js';
export { useMakePrimary } from './hooks/useMakePrimary.js';
export { usePhoneNumbers } from './hooks/usePhoneNumbers.js';
export { usePrepareVerification } from './hooks/usePrepareVerification.js';
export { useRemovePhone } from './hooks/useRemovePhone.js';
export { useReserveForSecondFactor } from './hooks/useReserveForSecondFactor.js';
export { useResendCountdown } from './hooks/useResendCountdown.js';
export { useSecondFactorChallenge, type UseSecondFactorChallengeResult } from './hooks/useSecondFactorChallenge.js';
export { useVerifyPhone } from './hooks/useVerifyPhone.js';
export type { CodeMutation } from './hooks/useCodeMutation.js';
export type { Operation } from './hooks/useOperation.js';

export { PhoneNumbersProvider, type PhoneNumbersProviderProps } from './provider/PhoneNumbersProvider.js';

export { CodeField, type CodeFieldProps } from './primitives/CodeField.js';
export { PhoneField, type PhoneFieldOptions, type PhoneFieldProps } from './primitives/PhoneField.js';
export type { CountryCode } from './core/e164.js';

export { phoneKeys } from './query/keys.js';
export { phoneNumbersQuery } from './query/list.js';
export { addPhoneMutation } from './query/add-phone.js';
export { createBackupCodesMutation } from './query/create-backup-codes.js';
export { makeDefaultSecondFactorMutation } from './query/make-default-second-factor.js';
export { makePrimaryMutation } from './query/make-primary.js';
export { prepareVerificationMutation, type PrepareVerificationInput } from './query/prepare-verification.js';
export { removePhoneMutation } from './query/remove-phone.js';
export {
  reserveForSecondFactorMutation,
  type ReserveForSecondFactorAnswer,
  type ReserveForSecondFactorInput,
} from './query/reserve-for-second-factor.js';
export { verifyPhoneMutation, type VerifyPhoneVariables } from './query/verify-phone.js';
export { discard, reveal, seal, type Sealed } from './query/sealed.js';
export type { PhoneSession } from './query/session.js';

export { PhoneError, type PhoneErrorCode, type PhoneErrorField, type PhoneErrorOptions } from './core/errors.js';
export { isVerified, type Channel, type LinkedIdentification, type PhoneNumber, type Verification } from './core/model.js';
export type { CodeProblem } from './core/code-text.js';
export type { PhoneHint, PhoneProblem } from './core/phone-text.js';
export type { AdapterLimits, PhoneAdapter, PhoneOperation, SecondFactorAdapter, SecondFactorPhoneNumber, StepUp } from './core/adapter.js';
export type { CodeFieldLabels, ErrorText, Messages, PhoneFieldLabels } from './messages/types.js';
