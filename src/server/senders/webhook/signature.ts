/** The headers that sign a body, now. */
export type Signature = (id: string, body: string) => Promise<Record<string, string>>;

/** Signs as Standard Webhooks 1.0 has it: HMAC-SHA-256 of id, time and body, so that none of them can be another's. */
export function createSignature(secret: string): Signature {
  const bytes = bytesOf(secret);
  let key: Promise<CryptoKey> | undefined;
  return async (id, body) => {
    key ??= crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
    const timestamp = String(Math.floor(Date.now() / 1000));
    const signed = new TextEncoder().encode(`${id}.${timestamp}.${body}`);
    const signature = new Uint8Array(await crypto.subtle.sign('HMAC', await key, signed));
    return { 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${btoa(String.fromCharCode(...signature))}` };
  };
}

function bytesOf(secret: string): Uint8Array<ArrayBuffer> {
  const [, base64] = /^whsec_([\w+/-]+={0,2})$/.exec(secret) ?? [];
  const bytes = base64 === undefined ? null : Uint8Array.from(decoded(base64), (character) => character.charCodeAt(0));
  if (bytes === null || bytes.length < 24) {
    throw new RangeError(
      'The webhook’s secret is not "whsec_" and 24 bytes or more in base64, so whoever guesses it could send messages in ' +
        'your name. Use "whsec_" and what "openssl rand -base64 32" prints, and give the receiver the same.',
    );
  }
  return bytes;
}

/** '' for what is no base64. */
function decoded(base64: string): string {
  try {
    return atob(base64);
  } catch {
    return '';
  }
}
