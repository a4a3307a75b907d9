export { callVendor, findErrorCode, type ErrorCodes } from './call-vendor.js';
export type { Account, ConfirmInput, NumberAdapterOptions, SecondFactorChange, SendInput } from './number-account.js';
export { numberAdapter, type NumberAdapter } from './number-adapter.js';
export { refuseImpossible } from './refuse-impossible.js';
export { unlessAborted } from './unless-aborted.js';
export { createUnverifiedNumbers, type UnverifiedNumbers } from './unverified-numbers.js';
export { maskPhoneNumber as mask } from '../../core/mask.js';
