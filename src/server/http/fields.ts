import { PhoneError } from '../../core/errors.js';
import type { Channel } from '../../core/model.js';
import { Refusal } from './refusal.js';
import type { Asked } from './route.js';

/** `invalid_phone_number` for what is no text; what is no number is the service's to refuse. */
export function phoneNumberIn({ fields }: Asked): string {
  if (typeof fields.phone_number !== 'string') throw new PhoneError('invalid_phone_number');
  return fields.phone_number;
}

/** `incorrect_code` for what is no text: it is not even tried. */
export function codeIn({ fields }: Asked): string {
  if (typeof fields.code !== 'string') throw new PhoneError('incorrect_code');
  return fields.code;
}

export function reservedIn({ fields }: Asked): boolean {
  if (typeof fields.reserved !== 'boolean') throw new Refusal(422);
  return fields.reserved;
}

/** undefined: the usual one. */
export function channelIn({ fields: { channel = null } }: Asked): Channel | undefined {
  if (channel === null) return undefined;
  if (channel === 'sms' || channel === 'whatsapp' || channel === 'voice') return channel;
  throw new PhoneError('unsupported');
}
