import { PhoneError } from '../../core/errors.js';
import { channels, type Channel } from '../../core/model.js';
import { isMember } from '../../core/validate.js';
import { isLocale } from '../../service/find-language.js';
import { RequestError } from './request-error.js';
import type { RouteInput } from './route.js';

/** Throws `invalid_phone_number` if it is not a string; whether it is a number is left to the service. */
export function parsePhoneNumberField({ fields }: RouteInput): string {
  if (typeof fields.phone_number !== 'string') throw new PhoneError('invalid_phone_number');
  return fields.phone_number;
}

/** Throws `incorrect_code` if it is not a string; that does not count as a try. */
export function parseCodeField({ fields }: RouteInput): string {
  if (typeof fields.code !== 'string') throw new PhoneError('incorrect_code');
  return fields.code;
}

export function parseReservedField({ fields }: RouteInput): boolean {
  if (typeof fields.reserved !== 'boolean') throw new RequestError(422);
  return fields.reserved;
}

/** Returns the languages of a message: the one in the body, then those of the browser. */
export function parseLocaleField({ fields: { locale = null }, languages }: RouteInput): readonly string[] {
  if (locale === null) return languages;
  if (typeof locale !== 'string') throw new RequestError(422);
  return isLocale(locale) ? [locale, ...languages] : languages;
}

/** Returns undefined for the usual channel. */
export function parseChannelField({ fields: { channel = null } }: RouteInput): Channel | undefined {
  if (channel === null) return undefined;
  if (isMember(channels, channel)) return channel;
  throw new PhoneError('unsupported');
}
