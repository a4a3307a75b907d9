import { PhoneError } from '../../core/errors.js';

/**
 * Refuses a request that another site has a browser make, with the user's cookies: `forbidden`. Browsers say so in
 * `Sec-Fetch-Site`, older ones in `Origin`; who sends neither is no browser, and bears no cookies by mistake.
 */
export function refuseOtherSites(request: Request, allowedOrigins: readonly string[]): void {
  const origin = request.headers.get('Origin');
  if (origin !== null && allowedOrigins.includes(origin)) return;
  const site = request.headers.get('Sec-Fetch-Site');
  const isOwn = site === null ? isOwnOrigin(origin, request.url) : site === 'same-origin' || site === 'none';
  if (!isOwn) throw new PhoneError('forbidden');
}

/** The origins as browsers write them; throws for what none writes, so that a page is not let in by mistake, or kept out. */
export function checkedOrigins(origins: readonly string[]): readonly string[] {
  return origins.map((text) => {
    const [, origin] = /^([a-z][a-z\d+.-]*:\/\/[^/?#*\s]+)\/?$/i.exec(text) ?? [];
    if (origin !== undefined) return origin.toLowerCase();
    throw new RangeError(
      `allowedOrigins has "${text}", which is no origin, so it would let no page in. Write each as scheme, host and port, ` +
        'such as "https://app.example.com"; there is no pattern for many.',
    );
  });
}

/** What lets a page of an allowed origin read the answer; never `*`, since the answers are a user's own. */
export function corsHeaders(request: Request, allowedOrigins: readonly string[]): Record<string, string> {
  const origin = request.headers.get('Origin');
  if (origin === null || !allowedOrigins.includes(origin)) return { Vary: 'Origin' };
  return {
    Vary: 'Origin',
    'Access-Control-Allow-Origin': origin,
    'Access-Control-Allow-Credentials': 'true',
    'Access-Control-Expose-Headers': 'Retry-After',
  };
}

/** What a preflight of an allowed origin is answered; the headers it asks for are the app's own affair. */
export function preflightHeaders(request: Request, allowedOrigins: readonly string[]): Record<string, string> {
  const origin = request.headers.get('Origin');
  const method = request.headers.get('Access-Control-Request-Method');
  if (origin === null || method === null || !allowedOrigins.includes(origin)) return {};
  const asked = request.headers.get('Access-Control-Request-Headers');
  return {
    'Access-Control-Allow-Methods': 'GET, POST, DELETE',
    'Access-Control-Max-Age': '600',
    ...(asked !== null && { 'Access-Control-Allow-Headers': asked }),
  };
}

function isOwnOrigin(origin: string | null, url: string): boolean {
  return origin === null || (URL.canParse(origin) && new URL(origin).host === new URL(url).host);
}
