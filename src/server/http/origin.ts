import { PhoneError } from '../../core/errors.js';
import { responseHeaders } from '../../protocol/requests.js';

/**
 * Throws `forbidden` if another site made the browser send the request, with the user's cookies. Browsers report the
 * site in `Sec-Fetch-Site`, and older ones in `Origin`; a client that sends neither is not a browser, and sends no
 * cookies by itself.
 */
export function assertSameSite(request: Request, allowedOrigins: readonly string[]): void {
  const origin = request.headers.get('Origin');
  if (origin !== null && allowedOrigins.includes(origin)) return;
  const site = request.headers.get('Sec-Fetch-Site');
  const isSameSite = site === null ? isSameOrigin(origin, request) : site === 'same-origin' || site === 'none';
  if (!isSameSite) throw new PhoneError('forbidden');
}

/**
 * Returns the origins as browsers send them. Throws for any that no browser sends, so that no page is admitted or shut
 * out by mistake.
 */
export function parseOrigins(origins: readonly string[]): readonly string[] {
  return origins.map((text) => {
    const [, origin] = /^([a-z][a-z\d+.-]*:\/\/[^/?#*\s]+)\/?$/i.exec(text) ?? [];
    if (origin !== undefined) return origin.toLowerCase();
    throw new RangeError(
      `allowedOrigins contains "${text}", which is not an origin, so it would admit no page. Write ` +
        `each as scheme, host and ` +
        'port, such as "https://app.example.com". Patterns are not supported.',
    );
  });
}

/**
 * Returns the headers that let a page of an allowed origin read the response; never `*`, because responses are private.
 */
export function createCorsHeaders(request: Request, allowedOrigins: readonly string[]): Record<string, string> {
  const origin = request.headers.get('Origin');
  if (origin === null || !allowedOrigins.includes(origin)) return { Vary: 'Origin' };
  return {
    Vary: 'Origin',
    'Access-Control-Allow-Origin': origin,
    'Access-Control-Allow-Credentials': 'true',
    'Access-Control-Expose-Headers': exposedHeaders,
  };
}

const exposedHeaders = ['Retry-After', ...Object.values(responseHeaders)].join(', ');

/** Returns the headers for a preflight of an allowed origin; any header that it requests is allowed. */
export function createPreflightHeaders(request: Request, allowedOrigins: readonly string[]): Record<string, string> {
  const origin = request.headers.get('Origin');
  const method = request.headers.get('Access-Control-Request-Method');
  if (origin === null || method === null || !allowedOrigins.includes(origin)) return {};
  const requested = request.headers.get('Access-Control-Request-Headers');
  return {
    'Access-Control-Allow-Methods': 'GET, POST, DELETE',
    'Access-Control-Max-Age': '600',
    ...(requested !== null && { 'Access-Control-Allow-Headers': requested }),
  };
}

/**
 * A page over https may be the origin of a request that arrives over http, because a proxy decrypted it; a page over
 * http, which anybody on the way can change, is never the origin of an API over https.
 */
function isSameOrigin(origin: string | null, { url, headers }: Request): boolean {
  if (origin === null) return true;
  if (!URL.canParse(origin)) return false;
  const [page, api] = [new URL(origin), new URL(url)];
  const isApiSecure = api.protocol === 'https:' || isForwardedSecurely(headers);
  return page.host === api.host && (page.protocol === 'https:' || (page.protocol === 'http:' && !isApiSecure));
}

/** Returns whether the browser's end of the connection is https, by what the first proxy reports (RFC 7239, 5.4). */
function isForwardedSecurely(headers: Headers): boolean {
  // Without quoted texts that could contain another parameter.
  const forwarded = headers.get('Forwarded')?.replace(/"([^"]*)"/g, (_, text) => (/^\w+$/.test(text) ? text : ''));
  const [, proto = ''] = /(?:^|[;,])\s*proto=(\w+)/i.exec(forwarded ?? '') ?? [];
  return [proto, headers.get('X-Forwarded-Proto') ?? ''].some((scheme) => /^https\b/i.test(scheme));
}
