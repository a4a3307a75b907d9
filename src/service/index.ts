export type { PhoneClock } from './clock.js';
export type { PhoneSecretKey, PhoneServiceSecret } from './codes.js';
export type { PhoneUserExport } from './erasure.js';
export { maskPhoneNumber } from '../core/mask.js';
export type { PhoneEvent, PhoneEventType } from './events.js';
export { emptyMemoryStoreState, memoryStore, type MemoryStorePlace, type MemoryStoreState } from './memory-store.js';
export { defaultPhoneWordings } from './default-wordings.js';
export type {
  PhoneMessageContext,
  PhoneMessagePurpose,
  PhoneMessageSender,
  PhoneMessageWording,
  PhoneMessageWordings,
  OutgoingPhoneMessage,
} from './message.js';
export { createPhoneService } from './create-phone-service.js';
export { type PhoneService, type PhoneServiceOptions } from './phone-service.js';
export { phoneNumberTypes, type PhoneNumberType } from './number-type.js';
export { defaultPhonePolicy, type PhonePolicy } from './policy.js';
export type { PrepareSecondFactorInput } from './prepare-second-factor.js';
export type { PrepareVerificationInput } from './prepare-verification.js';
export type { PhoneSecondStep } from './second-step.js';
export { PhoneSendError, type PhoneSendFailure } from './send-error.js';
export { listPhoneSpellings } from './subscriber.js';
export type { PhoneSendLimitName } from './send-limits.js';
export type { PhoneSendLimit, PhoneSendLimits, PhoneSendPolicy } from './send-policy.js';
export type { RequirePhoneStepUp } from './step-up.js';
export type { PhoneOperation } from '../core/adapter.js';
export type {
  EarlierCode,
  PhoneIdempotencyRecord,
  PhoneNumberWrongCodes,
  PhoneSendRecord,
  PhoneSendOutcome,
  SentCode,
  StoredBackupCode,
  StoredBackupCodes,
  StoredPhoneNumber,
  StoredSignIn,
  WrongCodes,
} from './records.js';
export type { NthLastSend, PhoneSendFilter, PhoneStore, PhoneStoreTransaction, PhoneUserActivity } from './store.js';
