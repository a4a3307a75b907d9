import { encodeText, subtleCrypto } from './web-apis.js';

/** A key of at least 32 bytes, or a text of that length (`openssl rand -hex 32`). */
export type PhoneSecretKey = string | Uint8Array;

/**
 * The server's secret. To replace it, pass the new key followed by the older ones: the first one hashes, and all of
 * them check.
 */
export type PhoneServiceSecret = PhoneSecretKey | readonly [PhoneSecretKey, ...PhoneSecretKey[]];

/**
 * What a hash is for: a code that verifies a number or signs in, one in a send record, the id of a sign-in attempt, a
 * number that wrong codes are counted for, a request, its key and the message that it sends, a number or a client in a
 * send record, a user in the log.
 */
export type HashPurpose =
  | 'verification'
  | 'sign_in_code'
  | 'sent_code'
  | 'sign_in'
  | 'wrong_codes'
  | 'idempotency_key'
  | 'idempotency_owner'
  | 'idempotency_response'
  | 'request'
  | 'send'
  | 'phone_number'
  | 'client'
  | 'log_user';

/**
 * Returns HMAC-SHA-256 in hexadecimal. A code is hashed with its purpose and the ids of what it belongs to, so that the
 * hash is worthless for another number or purpose.
 */
export type KeyedHash = (purpose: HashPurpose, ...parts: readonly string[]) => Promise<string>;

/** Hashes with the server's secret. */
export interface Codes {
  /** Hashes under the newest key. */
  readonly hash: KeyedHash;
  /** Hashes under one key each, the newest first. */
  readonly byKey: readonly [KeyedHash, ...KeyedHash[]];
  /** Returns the hash under each key, the newest first, to compare with what was stored before the key was replaced. */
  hashes(purpose: HashPurpose, ...parts: readonly string[]): Promise<readonly [string, ...string[]]>;
}

/** Creates the hash functions for a secret; throws if a key is too short. */
export function createCodes(secret: PhoneServiceSecret): Codes {
  const [newest, ...older] = isKeyList(secret) ? secret : ([secret] as const);
  const hash = createHash(newest);
  const olderHashes = older.map(createHash);
  return {
    hash,
    byKey: [hash, ...olderHashes],
    hashes: (...parts) => Promise.all([hash(...parts), ...olderHashes.map((one) => one(...parts))]),
  };
}

function isKeyList(secret: PhoneServiceSecret): secret is readonly [PhoneSecretKey, ...PhoneSecretKey[]] {
  return Array.isArray(secret);
}

function createHash(secret: PhoneSecretKey): KeyedHash {
  const bytes = typeof secret === 'string' ? encodeText(secret) : new Uint8Array(secret);
  if (bytes.length < 32) {
    throw new RangeError(
      `The service's secret has ${bytes.length} bytes, so codes could be recovered from a stolen table. ` +
        'Use at least 32 random bytes, such as the output of "openssl rand -hex 32".',
    );
  }
  let key: Promise<CryptoKey> | undefined;
  return async (...parts) => {
    key ??= getSubtleCrypto().importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
    const text = encodeText(parts.join(':'));
    return toHex(new Uint8Array(await getSubtleCrypto().sign('HMAC', await key, text)));
  };
}

/** Returns a code of `length` digits. Every code is equally likely, and leading zeros are kept. */
export function createCode(length: number): string {
  let code = '';
  while (code.length < length) {
    for (const byte of crypto.getRandomValues(new Uint8Array(length * 2))) {
      // Bytes from 250 on would make 0 to 5 more likely than 6 to 9.
      if (byte < 250 && code.length < length) code += byte % 10;
    }
  }
  return code;
}

/** Returns an id that cannot be guessed: `prefix` and 128 random bits. */
export function createId(prefix: string): string {
  return `${prefix}_${createSalt()}`;
}

/** Returns 128 random bits in hexadecimal. */
export function createSalt(): string {
  return toHex(crypto.getRandomValues(new Uint8Array(16)));
}

/**
 * Returns PBKDF2-HMAC-SHA-256 in hexadecimal, for a secret that a person keeps for years. It does not depend on the
 * server's secret, which can change without voiding backup codes.
 */
export async function hashSlowly(secret: string, salt: string, iterations: number): Promise<string> {
  const key = await getSubtleCrypto().importKey('raw', encodeText(secret), 'PBKDF2', false, ['deriveBits']);
  const rules = { name: 'PBKDF2', hash: 'SHA-256', salt: encodeText(salt), iterations };
  return toHex(new Uint8Array(await getSubtleCrypto().deriveBits(rules, key, 256)));
}

/** Returns whether one of the hashes is this one, in a time that does not reveal which. */
export function includesHash(hashes: readonly string[], hash: string): boolean {
  return hashes.filter((one) => isEqualHash(one, hash)).length > 0;
}

/** Returns whether two hashes are equal, in a time that does not reveal where they differ. */
export function isEqualHash(a: string, b: string): boolean {
  let difference = a.length ^ b.length;
  for (let at = 0; at < a.length; at++) difference |= a.charCodeAt(at) ^ b.charCodeAt(at);
  return difference === 0;
}

function getSubtleCrypto(): SubtleCrypto {
  const found = subtleCrypto();
  if (found) return found;
  throw new Error(
    'crypto.subtle is missing, so codes cannot be hashed: browsers provide it to secure pages only. ' +
      'Open the page over HTTPS or on localhost.',
  );
}

function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
