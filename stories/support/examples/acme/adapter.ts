import { PhoneError, type PhoneAdapter } from '../../../../src/index.js';
import { toPhoneNumber, toPhoneNumbers } from './phone-number.js';
import { createRequest, type AcmeOptions } from './request.js';

/** The phone numbers of Acme's REST API. */
export function acmeAdapter(options: AcmeOptions): PhoneAdapter {
  const request = createRequest(options);
  return {
    scope: `acme:${options.baseUrl}`,
    limits: { codeLength: 6, codeLifetime: 300, resendCooldown: 30, maxPhoneNumbers: 5 },
    channels: ['sms'],
    list: async ({ signal }) => toPhoneNumbers(await request('GET', '/phones', { signal })),
    create: async ({ phoneNumber }) => {
      return toPhoneNumber(await request('POST', '/phones', { body: { e164: phoneNumber } }));
    },
    prepareVerification: async ({ id, channel = 'sms' }) => {
      if (channel !== 'sms') throw new PhoneError('unsupported');
      return toPhoneNumber(await request('POST', `${pathOf(id)}/code`));
    },
    attemptVerification: async ({ id, code }) => {
      const confirmed = await request('POST', `${pathOf(id)}/confirm`, { body: { code } });
      toPhoneNumber(confirmed, 'CONFIRMED');
      // Acme returns the one number, and the port wants them all.
      return toPhoneNumbers(await request('GET', '/phones'));
    },
    delete: async ({ id }) => toPhoneNumbers(await request('DELETE', pathOf(id))),
  };
}

function pathOf(id: string): string {
  return `/phones/${encodeURIComponent(id)}`;
}
