import { encodeText, subtleCrypto } from './web-apis.js';

/** The server's key: 32 bytes or more, as bytes or as text (`openssl rand -hex 32`). */
export type ServiceSecret = string | Uint8Array;

/** What is hashed: a code that verifies a number, one that signs in, the id of a sign-in, a request and its key. */
export type HashPurpose = 'verification' | 'sign_in_code' | 'sign_in' | 'idempotency_key' | 'request';

/** Hashes under the server's key. */
export interface Codes {
  /**
   * HMAC-SHA-256 in hexadecimal, of a code after the ids of what it belongs to; bound to these and to its purpose, so
   * that it is worthless beside another number and for another thing.
   */
  hash(purpose: HashPurpose, ...parts: readonly string[]): Promise<string>;
}

/** Hashes codes under the server's key. */
export function createCodes(secret: ServiceSecret): Codes {
  const bytes = typeof secret === 'string' ? encodeText(secret) : new Uint8Array(secret);
  if (bytes.length < 32) {
    throw new RangeError(
      `The service's secret has ${bytes.length} bytes: codes hashed with a short key are found from a stolen table. ` +
        'Give it 32 random bytes or more, such as the text that "openssl rand -hex 32" prints.',
    );
  }
  let key: Promise<CryptoKey> | undefined;
  return {
    async hash(...parts) {
      key ??= subtle().importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
      const text = encodeText(parts.join(':'));
      return hexadecimal(new Uint8Array(await subtle().sign('HMAC', await key, text)));
    },
  };
}

/** A code of so many digits, every one of which is as likely as another; leading zeros are kept. */
export function createCode(length: number): string {
  let code = '';
  while (code.length < length) {
    for (const byte of crypto.getRandomValues(new Uint8Array(length * 2))) {
      // 250 to 255 would make 0 to 5 likelier than 6 to 9.
      if (byte < 250 && code.length < length) code += byte % 10;
    }
  }
  return code;
}

/** An id that cannot be guessed: `prefix`, then 128 random bits. */
export function createId(prefix: string): string {
  return `${prefix}_${createSalt()}`;
}

/** 128 random bits, in hexadecimal. */
export function createSalt(): string {
  return hexadecimal(crypto.getRandomValues(new Uint8Array(16)));
}

/**
 * PBKDF2-HMAC-SHA-256 of a secret that a person keeps for years, in hexadecimal. It needs no server's key, so that one
 * can be changed without making backup codes worthless.
 */
export async function slowHash(secret: string, salt: string, iterations: number): Promise<string> {
  const key = await subtle().importKey('raw', encodeText(secret), 'PBKDF2', false, ['deriveBits']);
  const rules = { name: 'PBKDF2', hash: 'SHA-256', salt: encodeText(salt), iterations };
  return hexadecimal(new Uint8Array(await subtle().deriveBits(rules, key, 256)));
}

/** Whether two hashes are the same, in a time that does not tell where they differ. */
export function isSameHash(a: string, b: string): boolean {
  let difference = a.length ^ b.length;
  for (let at = 0; at < a.length; at++) difference |= a.charCodeAt(at) ^ b.charCodeAt(at);
  return difference === 0;
}

function subtle(): SubtleCrypto {
  const found = subtleCrypto();
  if (found) return found;
  throw new Error(
    'crypto.subtle is missing, and codes cannot be hashed without it: browsers give it to secure pages only. ' +
      'Open the page over https or on localhost.',
  );
}

function hexadecimal(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
