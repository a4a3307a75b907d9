import type { AdapterLimits } from '../../core/adapter.js';

/** The rules that Clerk's own screens follow; its client reports none of them. */
export const clerkLimits = {
  codeLength: 6,
  codeLifetime: 600,
  resendCooldown: 30,
  maxPhoneNumbers: null,
} satisfies AdapterLimits;
