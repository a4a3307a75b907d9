/** Returns the seconds in a `Retry-After` header, in either form of RFC 9110, 10.2.3; null if there is none. */
export function readRetryAfter(headers: Headers, now = Date.now()): number | null {
  const text = headers.get('Retry-After')?.trim() ?? '';
  if (/^\d{1,9}$/.test(text)) return Number(text);
  // A date starts with the name of its day: Date.parse alone would read "-5" as a year, and "1.5" as a date.
  if (!/^[A-Z][a-z]{2,8}, /.test(text)) return null;
  // Relative to the server's clock, because this one may be wrong.
  const ms = Date.parse(text) - (Date.parse(headers.get('Date') ?? '') || now);
  return Number.isNaN(ms) ? null : Math.max(0, Math.ceil(ms / 1000));
}
