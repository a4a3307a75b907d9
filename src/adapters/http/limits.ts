import type { AdapterLimits } from '../../core/adapter.js';

/** The limits of the service's default policy, in seconds: an app that calls a server does not load the service. */
export const defaultLimits: AdapterLimits = {
  codeLength: 6,
  codeLifetime: 600,
  resendCooldown: 30,
  maxPhoneNumbers: 10,
};
