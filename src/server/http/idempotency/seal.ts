import { encodeText, subtleCrypto } from '../../../service/web-apis.js';

/** Encrypts what is stored, so that a table that is stolen or backed up shows no number and no session. */
export interface Seal {
  seal(text: string): Promise<string>;
  open(sealed: string): Promise<string>;
}

/** AES-256-GCM under a key of 64 hexadecimal digits. */
export function createSeal(key: string): Seal {
  const subtle = subtleCrypto();
  if (!subtle) throw new Error('crypto.subtle is missing, so no response can be encrypted. Use Node 20 or newer.');
  const importKey = () => subtle.importKey('raw', fromHex(key), 'AES-GCM', false, ['encrypt', 'decrypt']);
  return {
    async seal(text) {
      const iv = crypto.getRandomValues(new Uint8Array(ivLength));
      const sealed = await subtle.encrypt({ name: 'AES-GCM', iv }, await importKey(), encodeText(text));
      return `${toBase64(iv)}.${toBase64(new Uint8Array(sealed))}`;
    },
    async open(sealed) {
      const [iv = '', data = ''] = sealed.split('.');
      const text = await subtle.decrypt({ name: 'AES-GCM', iv: fromBase64(iv) }, await importKey(), fromBase64(data));
      return new TextDecoder().decode(text);
    },
  };
}

export function toBase64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

/** Bytes, which are the 96 bits of NIST SP 800-38D. */
const ivLength = 12;

function fromHex(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(text.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
}
