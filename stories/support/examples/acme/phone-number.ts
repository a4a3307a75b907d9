import { createPhoneNumber, PhoneError, type PhoneNumber, type Verification } from '../../../../src/index.js';

/** Converts one of Acme's numbers. Throws if it is incomplete, so that the kit never shows half a number. */
export function toPhoneNumber(found: unknown, promised?: string): PhoneNumber {
  if (!isAcmePhone(found) || (promised !== undefined && found.state !== promised)) {
    throw new PhoneError('unknown', { message: 'Acme returned an invalid phone.' });
  }
  const status = statusOf[found.state];
  return createPhoneNumber(found.id, found.e164, {
    verification: status && {
      status,
      strategy: 'phone_code',
      channel: 'sms',
      attempts: null,
      expireAt: found.code_expires_at,
    },
  });
}

export function toPhoneNumbers(found: unknown): readonly PhoneNumber[] {
  if (!Array.isArray(found)) throw new PhoneError('unknown', { message: 'Acme returned no list.' });
  return found.map((phone) => toPhoneNumber(phone));
}

type AcmeState = 'NEW' | 'PENDING' | 'CONFIRMED';

/** null: no code was ever sent. */
const statusOf: Record<AcmeState, Verification['status'] | null> = {
  NEW: null,
  PENDING: 'unverified',
  CONFIRMED: 'verified',
};

interface AcmePhone {
  id: string;
  e164: string;
  state: AcmeState;
  /** ms since the epoch. */
  code_expires_at: number | null;
}

function isAcmePhone(found: unknown): found is AcmePhone {
  if (typeof found !== 'object' || found === null) return false;
  const { id, e164, state, code_expires_at: expires }: { [key in keyof AcmePhone]?: unknown } = found;
  const isTime = expires === null || typeof expires === 'number';
  return typeof id === 'string' && typeof e164 === 'string' && String(state) in statusOf && isTime;
}
