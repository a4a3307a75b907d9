/**
 * Returns the decoded value of a cookie; null if there is none, or if the frame may not read cookies; undefined on a
 * server, which has no cookies to read.
 */
export function readCookie(name: string): string | null | undefined {
  if (typeof document === 'undefined') return undefined;
  for (const cookie of readCookies().split('; ')) {
    const at = cookie.indexOf('=');
    if (cookie.slice(0, at) === name) return decode(cookie.slice(at + 1)) || null;
  }
  return null;
}

function readCookies(): string {
  try {
    return document.cookie;
  } catch {
    return ''; // a sandboxed frame throws
  }
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
