import type { AdapterLimits } from '../../core/adapter.js';

/** Those of the service's default policy, in seconds, which an app that calls a server does not load. */
export const defaultLimits: AdapterLimits = {
  codeLength: 6,
  codeLifetime: 600,
  resendCooldown: 30,
  maxPhoneNumbers: 10,
};
