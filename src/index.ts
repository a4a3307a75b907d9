export { AddPhoneForm, type AddPhoneFormProps } from './components/phone-numbers/AddPhoneForm.js';
export { BackupCodes, type BackupCodesProps } from './components/backup-codes/BackupCodes.js';
export { PhoneNumberList, type PhoneNumberListProps } from './components/phone-numbers/PhoneNumberList.js';
export { PhoneNumbers, type PhoneNumbersProps } from './components/phone-numbers/PhoneNumbers.js';
export {
  SecondFactorChallenge,
  type SecondFactorChallengeProps,
} from './components/challenge/SecondFactorChallenge.js';
export {
  SecondFactorSettings,
  type SecondFactorSettingsProps,
} from './components/second-factor/SecondFactorSettings.js';
export { VerifyPhoneForm, type VerifyPhoneFormProps } from './components/verification/VerifyPhoneForm.js';

export { useAddPhone } from './hooks/useAddPhone.js';
export { useBackupCodeStatus, type UseBackupCodeStatusResult } from './hooks/useBackupCodeStatus.js';
export { useCreateBackupCodes } from './hooks/useCreateBackupCodes.js';
export { useMakeDefaultSecondFactor } from './hooks/useMakeDefaultSecondFactor.js';
export { useMakePrimary } from './hooks/useMakePrimary.js';
export { usePendingVerification } from './hooks/usePendingVerification.js';
export { usePhoneNumbers } from './hooks/usePhoneNumbers.js';
export { usePhoneVerification, type UsePhoneVerificationResult } from './hooks/usePhoneVerification.js';
export { usePrepareVerification } from './hooks/usePrepareVerification.js';
export { useRemovePhone } from './hooks/useRemovePhone.js';
export { useReserveForSecondFactor } from './hooks/useReserveForSecondFactor.js';
export { useResendCountdown } from './hooks/useResendCountdown.js';
export { useSecondFactorChallenge, type UseSecondFactorChallengeResult } from './hooks/useSecondFactorChallenge.js';
export { useStartVerification } from './hooks/useStartVerification.js';
export { useVerifyPhone } from './hooks/useVerifyPhone.js';
export type { SendCodeCallbacks, SendCodeOptions, UseCodeVerificationResult } from './hooks/code-verification.js';
export type { UseCodeMutationResult } from './hooks/useCodeMutation.js';
export type { UsePhoneMutationResult } from './hooks/usePhoneMutation.js';

export { InsideForm, type InsideFormProps } from './provider/InsideForm.js';
export { usePhoneNumbersContext, type PhoneNumbersContextValue } from './provider/PhoneNumbersContext.js';
export { PhoneNumbersProvider, type PhoneNumbersProviderProps } from './provider/PhoneNumbersProvider.js';

export { LabelledCodeField as CodeField } from './components/fields/LabelledCodeField.js';
export { LabelledPhoneField as PhoneField } from './components/fields/LabelledPhoneField.js';
export { errorText } from './core/error-text.js';
export type { CodeFieldProps, UncontrolledCodeFieldProps } from './primitives/CodeField.js';
export type { PhoneFieldOptions, PhoneFieldProps, UncontrolledPhoneFieldProps } from './primitives/PhoneField.js';
export type { RootProps } from './primitives/root-props.js';
export { formatPhoneNumber } from './core/format-number.js';
export { isPossiblePhoneNumber, type CountryCode } from './core/e164.js';

export { clearPhoneNumbers } from './query/clear-phone-numbers.js';
export { phoneKeys, type KeyOwner } from './query/keys.js';
export { phoneNumbersQuery } from './query/list.js';
export { addPhoneMutation } from './query/add-phone.js';
export type { BackupCodeWarning } from './query/unseen-backup-codes.js';
export { backupCodeStatusQuery } from './query/backup-code-status.js';
export { createBackupCodesMutation } from './query/create-backup-codes.js';
export { makeDefaultSecondFactorMutation } from './query/make-default-second-factor.js';
export { makePrimaryMutation } from './query/make-primary.js';
export { prepareVerificationMutation, type PrepareVerificationVariables } from './query/prepare-verification.js';
export { removePhoneMutation } from './query/remove-phone.js';
export {
  reserveForSecondFactorMutation,
  type ReserveForSecondFactorResult,
  type ReserveForSecondFactorVariables,
} from './query/reserve-for-second-factor.js';
export { verifyPhoneMutation, type VerifyPhoneVariables } from './query/verify-phone.js';
export { Secret } from './query/secret.js';
export type { PhoneSession } from './query/session.js';

export { phoneErrorCodes, type PhoneErrorCode } from './core/error-codes.js';
export { PhoneError, type PhoneErrorField, type PhoneErrorOptions } from './core/errors.js';
export type { PhoneEvents, RemovedPhoneNumber } from './core/events.js';
export {
  channels,
  createPhoneNumber,
  isVerified,
  type BackupCodeStatus,
  type Channel,
  type LinkedIdentification,
  type PhoneNumber,
  type Verification,
  type VerificationStatus,
} from './core/model.js';
export {
  getRemoveRefusal,
  getUnreserveRefusal,
  sortPhoneNumbers,
  withoutPhoneNumber,
  withReservation,
} from './core/transitions.js';
export type { CodeProblem } from './core/code-text.js';
export type { PhoneHint, PhoneProblem } from './core/phone-text.js';
export type { AdapterLimits, PhoneAdapter, PhoneOperation, StepUp } from './core/adapter.js';
export type { SecondFactorAdapter, SecondFactorPhoneNumber } from './core/second-factor-adapter.js';
export type { CodeFieldLabels, PhoneErrorText, PhoneMessages, PhoneFieldLabels } from './messages/types.js';
