import { PhoneError, type PhoneAdapter } from '../../../../src/index.js';
import { findErrorCode, numberAdapter } from '../../../../src/adapters/kit/index.js';
import type { GlobexClient } from './client.js';

/** The phone number of Globex's account, over its own client. */
export function globexAdapter(globex: GlobexClient): PhoneAdapter {
  return numberAdapter({
    scope: 'globex',
    limits: { codeLength: 6, codeLifetime: 300, resendCooldown: 30, maxPhoneNumbers: 1, replaces: true },
    channels: ['sms', 'voice'],
    async read() {
      const { id, phone, twoStep } = await globex.getProfile();
      const phoneNumbers = phone === null ? [] : [phone];
      return { userId: id, phoneNumbers, secondFactors: twoStep ? phoneNumbers : [] };
    },
    send: ({ phoneNumber, channel }) => globex.sendCode(phoneNumber, { call: channel === 'voice' }),
    confirm: ({ phoneNumber, code }) => globex.confirmPhone(phoneNumber, code),
    remove: () => globex.clearPhone(),
    setSecondFactor: ({ reserved }) => globex.setTwoStep(reserved),
    translateError,
  });
}

/** Returns Globex's error as the kit's, also for the second step. */
export function translateError(thrown: unknown): PhoneError {
  const { code, wait = null }: { code?: unknown; wait?: number | null } = Object(thrown);
  return new PhoneError(findErrorCode(errorCodes, code) ?? 'unknown', { cause: thrown, retryAfter: wait });
}

const errorCodes = {
  'wrong-code': 'incorrect_code',
  'old-code': 'code_expired',
  'burnt-code': 'too_many_attempts',
  'too-soon': 'rate_limited',
  'phone-taken': 'phone_number_taken',
  'not-sent': 'message_not_sent',
  'signed-out': 'unauthenticated',
  offline: 'network',
} as const;
