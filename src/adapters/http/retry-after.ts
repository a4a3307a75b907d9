/** Seconds until the server wants to be asked again, of the header's two forms (RFC 9110, 10.2.3); null where it says nothing. */
export function readRetryAfter(headers: Headers, now = Date.now()): number | null {
  const text = headers.get('Retry-After')?.trim() ?? '';
  if (/^\d{1,9}$/.test(text)) return Number(text);
  // A date begins with the name of its day: Date.parse alone would make a year of "-5", and a date of "1.5".
  if (!/^[A-Z][a-z]{2,8}, /.test(text)) return null;
  // By the server's own clock, since this one may be wrong.
  const ms = Date.parse(text) - (Date.parse(headers.get('Date') ?? '') || now);
  return Number.isNaN(ms) ? null : Math.max(0, Math.ceil(ms / 1000));
}
