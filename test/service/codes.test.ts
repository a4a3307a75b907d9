import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createCode, createCodes, createId, isEqualHash } from '../../src/service/codes.js';

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe('createCode', () => {
  it('has the given number of digits, leading zeros included', () => {
    vi.spyOn(crypto, 'getRandomValues').mockImplementation((bytes) => bytes);
    expect(createCode(6)).toBe('000000');
    vi.restoreAllMocks();
    fc.assert(
      fc.property(fc.integer({ min: 4, max: 12 }), (length) => new RegExp(`^\\d{${length}}$`).test(createCode(length))),
    );
  });

  it('discards random bytes that would favour 0 to 5', () => {
    const bytes = [255, 254, 253, 252, 251, 250, 249, 248, 10, 9, 128, 255];
    let drawn = 0;
    vi.spyOn(crypto, 'getRandomValues').mockImplementation((array) => {
      if (array instanceof Uint8Array) array.forEach((_, at) => (array[at] = bytes[drawn++ % bytes.length] ?? 0));
      return array;
    });
    expect(createCode(6)).toBe('980989');
  });

  it('makes every digit as likely as another at every place', () => {
    const draws = 20_000;
    const seen = Array.from({ length: 6 }, () => Array.from({ length: 10 }, () => 0));
    for (let draw = 0; draw < draws; draw++) {
      [...createCode(6)].forEach((digit, place) => {
        const counts = seen[place];
        if (counts) counts[Number(digit)] = (counts[Number(digit)] ?? 0) + 1;
      });
    }
    for (const counts of seen) {
      const chiSquared = counts.reduce((sum, count) => sum + (count - draws / 10) ** 2 / (draws / 10), 0);
      // Nine degrees of freedom: a fair generator passes 45 about once in a million draws of the whole test.
      expect(chiSquared).toBeLessThan(45);
    }
  });
});

describe('createCodes', () => {
  const secret = '0123456789abcdef0123456789abcdef';

  it('hashes a code by HMAC-SHA-256 under the key, given as text or as bytes', async () => {
    const bytes = new TextEncoder().encode(secret);
    const key = await crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['verify']);
    const hash = await createCodes(secret).hash('verification', 'phone_1', '000123');
    expect(await createCodes(bytes).hash('verification', 'phone_1', '000123')).toBe(hash);
    const signature = Uint8Array.from(hash.match(/../g) ?? [], (pair) => parseInt(pair, 16));
    const text = new TextEncoder().encode('verification:phone_1:000123');
    expect(await crypto.subtle.verify('HMAC', key, signature, text)).toBe(true);
  });

  it('returns another hash for another number, code, purpose or key', async () => {
    const codes = createCodes(secret);
    const hashes = await Promise.all([
      codes.hash('verification', 'phone_1', '000123'),
      codes.hash('verification', 'phone_2', '000123'),
      codes.hash('verification', 'phone_1', '000124'),
      codes.hash('sign_in_code', 'phone_1', '000123'),
      createCodes(secret.toUpperCase()).hash('verification', 'phone_1', '000123'),
    ]);
    expect(new Set(hashes).size).toBe(5);
  });

  it('throws for a key of fewer than 32 bytes, and says what to do', () => {
    expect(() => createCodes('secret')).toThrow(/6 bytes.*32 random bytes/s);
  });
});

describe('a page that is not secure', () => {
  it('throws, and says why', async () => {
    vi.stubGlobal('crypto', { getRandomValues: <Bytes>(bytes: Bytes) => bytes });
    // Node also provides it through `process`, which a page does not have.
    vi.stubGlobal('process', undefined);
    await expect(createCodes('0'.repeat(32)).hash('verification', '480211')).rejects.toThrow(
      /crypto\.subtle is missing.*over HTTPS or on localhost/s,
    );
  });
});

describe('isEqualHash', () => {
  it('compares two texts like ===', () => {
    const text = fc.string({ maxLength: 8 });
    fc.assert(fc.property(text, text, (a, b) => isEqualHash(a, b) === (a === b) && isEqualHash(a, a)));
  });
});

describe('createId', () => {
  it('never returns the same id twice', () => {
    const ids = Array.from({ length: 1000 }, () => createId('phone'));
    expect(new Set(ids).size).toBe(1000);
    expect(ids.every((id) => /^phone_[0-9a-f]{32}$/.test(id))).toBe(true);
  });
});
