/** Firebase tells a client none of these. Its codes have six digits, and are good for about five minutes. */
export const firebaseLimits = { codeLength: 6, codeLifetime: 300, resendCooldown: 30 } as const;
