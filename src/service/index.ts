export type { Clock } from './clock.js';
export type { SecretKey, ServiceSecret } from './codes.js';
export type { UserExport } from './erasure.js';
export { maskPhoneNumber } from '../core/mask.js';
export type { PhoneEvent, PhoneEventType } from './events.js';
export { emptyMemoryStoreState, memoryStore, type MemoryStorePlace, type MemoryStoreState } from './memory-store.js';
export { defaultWordings } from './default-wordings.js';
export type {
  MessageContext,
  MessagePurpose,
  MessageSender,
  MessageWording,
  MessageWordings,
  OutgoingMessage,
} from './message.js';
export { createPhoneService, type PhoneService, type PhoneServiceOptions } from './phone-service.js';
export { numberTypes, type NumberType } from './number-type.js';
export { defaultPolicy, type Policy } from './policy.js';
export type { PrepareSecondFactorInput } from './prepare-second-factor.js';
export type { PrepareVerificationInput } from './prepare-verification.js';
export type { SecondStep } from './second-step.js';
export { SendError, type SendFailure } from './send-error.js';
export type { SendLimitName } from './send-limits.js';
export type { SendLimit, SendLimits, SendPolicy } from './send-policy.js';
export type { RequireStepUp } from './step-up.js';
export type { PhoneOperation } from '../core/adapter.js';
export type {
  EarlierCode,
  IdempotencyRecord,
  NthLastSend,
  PhoneNumberWrongCodes,
  SendRecord,
  SendFilter,
  SendOutcome,
  SentCode,
  Store,
  StoredBackupCode,
  StoredBackupCodes,
  StoredPhoneNumber,
  StoredSignIn,
  StoreTransaction,
  UserActivity,
  WrongCodes,
} from './store.js';
