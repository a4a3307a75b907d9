/** The defaults of Supabase Auth, which reports none of them to a client. */
export const secondFactorLimits = { codeLength: 6, codeLifetime: 300, resendCooldown: 60 } as const;
export const signInLimits = { codeLength: 6, codeLifetime: 60, resendCooldown: 60 } as const;
