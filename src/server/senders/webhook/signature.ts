/** Returns the headers that sign a body at the current time. */
export type SignBody = (id: string, body: string) => Promise<Record<string, string>>;

/** Signs as Standard Webhooks 1.0 requires: HMAC-SHA-256 of id, time and body, so that none of them can be replaced. */
export function createSigner(secret: string): SignBody {
  const bytes = parseSecret(secret);
  let key: Promise<CryptoKey> | undefined;
  return async (id, body) => {
    key ??= crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
    const timestamp = String(Math.floor(Date.now() / 1000));
    const content = new TextEncoder().encode(`${id}.${timestamp}.${body}`);
    const signature = new Uint8Array(await crypto.subtle.sign('HMAC', await key, content));
    return { 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${btoa(String.fromCharCode(...signature))}` };
  };
}

function parseSecret(secret: string): Uint8Array<ArrayBuffer> {
  const [, base64] = /^whsec_([\w+/-]+={0,2})$/.exec(secret) ?? [];
  const bytes =
    base64 === undefined ? null : Uint8Array.from(decodeBase64(base64), (character) => character.charCodeAt(0));
  if (bytes === null || bytes.length < 24) {
    throw new RangeError(
      'The webhook’s secret is not "whsec_" and at least 24 bytes in base64, so somebody could ' +
        'guess it and send messages in ' +
        'your name. Use "whsec_" and the output of "openssl rand -base64 32", and give the receiver the same.',
    );
  }
  return bytes;
}

/** Returns '' for a text that is not base64. */
function decodeBase64(base64: string): string {
  try {
    return atob(base64);
  } catch {
    return '';
  }
}
