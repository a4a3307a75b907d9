export { callVendor, findErrorCode, type ErrorCodes } from './call-vendor.js';
export {
  numberAdapter,
  type Account,
  type ConfirmInput,
  type NumberAdapterOptions,
  type SendInput,
} from './number-adapter.js';
export { refuseImpossible } from './refuse-impossible.js';
export { unlessAborted } from './unless-aborted.js';
export { createUnverifiedNumbers, type UnverifiedNumbers } from './unverified-numbers.js';
export { maskPhoneNumber as mask } from '../../core/mask.js';
