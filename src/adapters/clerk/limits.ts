import type { AdapterLimits } from '../../core/adapter.js';

/** Clerk's rules as its own screens keep them; the client tells none of them. */
export const clerkLimits = {
  codeLength: 6,
  codeLifetime: 600,
  resendCooldown: 30,
  maxPhoneNumbers: null,
} satisfies AdapterLimits;
