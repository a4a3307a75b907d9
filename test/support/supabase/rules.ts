import type { World } from './world.js';

// The rules of GoTrue that several of its routes share.

/** An error of GoTrue's. */
export class GoTrueError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** GoTrue responds to most errors with a 422. */
export function unprocessable(code: string, message: string): GoTrueError {
  return new GoTrueError(422, code, message);
}

/** Hands a message to the provider. */
export function sendSms({ sms, settings }: World, phone: string, code: string, channel: string): void {
  if (settings.smsFailure !== null) throw new Error(settings.smsFailure);
  sms.push({ to: `+${phone}`, code, channel });
}

export function assertSmsChannel({ settings }: World, channel: string): void {
  if (settings.channels.includes(channel)) return;
  throw new GoTrueError(
    400,
    'validation_failed',
    "Invalid channel, supported values are 'sms' or 'whatsapp'. 'whatsapp' is only supported if Twilio or Twilio " +
      'Verify is used as the provider.',
  );
}

/** GoTrue accepts two digits as a number. */
export function parsePhone(input: string): string {
  const phone = input.replace(/^\+/, '').replaceAll(' ', '');
  if (/^[1-9]\d{1,14}$/.test(phone)) return phone;
  throw new GoTrueError(400, 'validation_failed', 'Invalid phone number format (E.164 required)');
}

/** Rejects a message that comes too soon after another; GoTrue rounds the seconds down. */
export function assertFrequency(lastAt: number | null, seconds: number): void {
  const left = (lastAt ?? -Infinity) + seconds * 1000 - Date.now();
  if (left <= 0) return;
  throw new GoTrueError(
    429,
    'over_sms_send_rate_limit',
    `For security purposes, you can only request this after ${Math.floor(left / 1000)} seconds.`,
  );
}
