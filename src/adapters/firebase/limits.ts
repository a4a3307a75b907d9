/** Firebase reports none of these to a client. Its codes have six digits and last about five minutes. */
export const firebaseLimits = { codeLength: 6, codeLifetime: 300, resendCooldown: 30 } as const;
