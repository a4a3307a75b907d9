/** A mistake that the author of an adapter could make: one change to a file of the guide's example. */
export interface Mutant {
  readonly name: string;
  readonly file: 'adapter' | 'phone-number' | 'request';
  readonly from: string;
  readonly to: string;
}

const adapter = 'adapter';
const number = 'phone-number';
const request = 'request';

export const mutants: readonly Mutant[] = [
  { name: 'has no scope', file: adapter, from: '`acme:${options.baseUrl}`', to: "''" },
  { name: 'claims codes of another length', file: adapter, from: 'codeLength: 6', to: 'codeLength: 4' },
  { name: 'claims a shorter lifetime', file: adapter, from: 'codeLifetime: 300', to: 'codeLifetime: 60' },
  { name: 'claims a longer lifetime', file: adapter, from: 'codeLifetime: 300', to: 'codeLifetime: 600' },
  { name: 'claims a shorter cooldown', file: adapter, from: 'resendCooldown: 30', to: 'resendCooldown: 5' },
  { name: 'claims more numbers', file: adapter, from: 'maxPhoneNumbers: 5', to: 'maxPhoneNumbers: 6' },
  { name: 'claims fewer numbers', file: adapter, from: 'maxPhoneNumbers: 5', to: 'maxPhoneNumbers: 4' },
  { name: 'claims a channel', file: adapter, from: "channels: ['sms']", to: "channels: ['sms', 'voice']" },
  {
    name: 'sends a text when another channel is requested',
    file: adapter,
    from: "if (channel !== 'sms') throw new PhoneError('unsupported');",
    to: '',
  },
  { name: 'ignores the signal', file: adapter, from: "'/phones', { signal }", to: "'/phones', {}" },
  {
    name: 'lists verified numbers alone',
    file: adapter,
    from: "toPhoneNumbers(await request('GET', '/phones', { signal }))",
    to: "toPhoneNumbers(await request('GET', '/phones', { signal })).filter((one) => one.verification)",
  },
  {
    name: 'sends a code as soon as a number is added',
    file: adapter,
    from: "return toPhoneNumber(await request('POST', '/phones', { body: { e164: phoneNumber } }));",
    to: `const added = toPhoneNumber(await request('POST', '/phones', { body: { e164: phoneNumber } }));
      await request('POST', pathOf(added.id) + '/code').catch(() => null);
      return added;`,
  },
  {
    name: 'returns the verified number alone',
    file: adapter,
    from: "toPhoneNumber(confirmed, 'CONFIRMED');",
    to: "return [toPhoneNumber(confirmed, 'CONFIRMED')];",
  },
  {
    name: 'returns the list from before the attempt',
    file: adapter,
    from: 'const confirmed =',
    to: `const before = toPhoneNumbers(await request('GET', '/phones'));
      if (before.length >= 0) return request('POST', pathOf(id) + '/confirm', { body: { code } }).then(() => before);
      const confirmed =`,
  },
  {
    name: 'tries a code twice',
    file: adapter,
    from: 'const confirmed =',
    to: "await request('POST', `${pathOf(id)}/confirm`, { body: { code } });\n      const confirmed =",
  },
  {
    name: 'returns nothing after a removal',
    file: adapter,
    from: "toPhoneNumbers(await request('DELETE', pathOf(id)))",
    to: "(await request('DELETE', pathOf(id)), [])",
  },
  {
    name: 'removes an unknown number without an error',
    file: adapter,
    from: "toPhoneNumbers(await request('DELETE', pathOf(id)))",
    to: "toPhoneNumbers(await request('DELETE', pathOf(id)).catch(() => request('GET', '/phones')))",
  },
  {
    name: 'has a method for what Acme cannot do',
    file: adapter,
    from: 'delete: async',
    to: "makePrimary: async () => toPhoneNumbers(await request('GET', '/phones')),\n    delete: async",
  },
  {
    name: 'names no user',
    file: adapter,
    from: "channels: ['sms'],",
    to: "channels: ['sms'], currentUserId: () => '',",
  },
  { name: 'drops the plus of a number', file: number, from: 'found.e164, {', to: 'found.e164.slice(1), {' },
  {
    name: 'gives each result another id',
    file: number,
    from: 'createPhoneNumber(found.id',
    to: 'createPhoneNumber(crypto.randomUUID()',
  },
  {
    name: 'takes a code that was sent for a proof',
    file: number,
    from: "PENDING: 'unverified'",
    to: "PENDING: 'verified'",
  },
  {
    name: 'never shows a number as verified',
    file: number,
    from: "CONFIRMED: 'verified'",
    to: "CONFIRMED: 'unverified'",
  },
  {
    name: 'reports the expiry in seconds',
    file: number,
    from: 'expireAt: found.code_expires_at',
    to: 'expireAt: found.code_expires_at && found.code_expires_at / 1000',
  },
  {
    name: 'reports the date in seconds',
    file: number,
    from: 'verification: status &&',
    to: 'createdAt: Date.now() / 1000,\n    verification: status &&',
  },
  {
    name: 'has each number as the primary one',
    file: number,
    from: 'verification: status &&',
    to: 'primary: true,\n    verification: status &&',
  },
  {
    name: 'has a default that is not reserved',
    file: number,
    from: 'verification: status &&',
    to: 'defaultSecondFactor: true,\n    verification: status &&',
  },
  {
    name: 'rejects with what fetch rejects with',
    file: request,
    from: "throw new PhoneError('network', { cause });",
    to: 'throw cause;',
  },
  { name: 'takes a refusal for an invalid response', file: request, from: 'if (!response.ok)', to: 'if (false)' },
  {
    name: 'does not say how long to wait',
    file: request,
    from: "Number(headers.get('Retry-After')) || null",
    to: 'null',
  },
  {
    name: 'says in ms how long to wait',
    file: request,
    from: "Number(headers.get('Retry-After')) || null",
    to: "Number(headers.get('Retry-After')) * 1000 || null",
  },
  {
    name: 'reveals the code in an error',
    file: request,
    from: 'throw errorOf(response, answer);',
    to: 'throw Object.assign(errorOf(response, answer), { body });',
  },
  {
    name: 'calls a wrong code an expired one',
    file: request,
    from: "WRONG_CODE: 'incorrect_code'",
    to: "WRONG_CODE: 'code_expired'",
  },
  {
    name: 'calls an expired code a wrong one',
    file: request,
    from: "CODE_TOO_OLD: 'code_expired'",
    to: "CODE_TOO_OLD: 'incorrect_code'",
  },
  {
    name: 'calls a burnt code a wrong one',
    file: request,
    from: "CODE_USED_UP: 'too_many_attempts'",
    to: "CODE_USED_UP: 'incorrect_code'",
  },
  { name: 'does not know that a number is taken', file: request, from: "  IN_USE: 'phone_number_taken',", to: '' },
  {
    name: 'does not know that a number is verified',
    file: request,
    from: "  ALREADY_CONFIRMED: 'already_verified',",
    to: '',
  },
  { name: 'does not know that a number is gone', file: request, from: "404: 'not_found'", to: "404: 'unknown'" },
  {
    name: 'calls a session that has ended forbidden',
    file: request,
    from: "401: 'unauthenticated'",
    to: "401: 'forbidden'",
  },
  {
    name: 'rejects with what never happens',
    file: request,
    from: "BAD_NUMBER: 'invalid_phone_number'",
    to: "BAD_NUMBER: 'unsupported_country'",
  },
];

/** Mistakes that the contract cannot detect from the outside, and why. */
export const equivalent: readonly (Mutant & { readonly reason: string })[] = [
  {
    name: 'takes a number that was only added for one that a code was sent to',
    file: number,
    from: 'NEW: null',
    to: "NEW: 'unverified'",
    reason: 'some backends do not tell one from the other',
  },
  {
    name: 'does not say how many tries are left',
    file: request,
    from: "typeof remaining === 'number' ? remaining : null",
    to: 'null',
    reason: 'a backend need not report it',
  },
  {
    name: 'does not check what a right code resolves with',
    file: adapter,
    from: "toPhoneNumber(confirmed, 'CONFIRMED');",
    to: '',
    reason: 'a sound backend never accepts a code without verifying the number',
  },
];
