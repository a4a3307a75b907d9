import { RequestError } from './request-error.js';

/**
 * Throws 400 for a path that a proxy in front may have read as another one: with a dot segment, a backslash, or an
 * encoded slash. Most are gone once a URL was parsed, so a server that has the raw path checks that too.
 */
export function assertPlainPath(pathname: string): void {
  if (!isNormalPath(pathname) || /%(2f|5c)/i.test(pathname)) throw new RequestError(400);
}

/**
 * Returns whether a path stays the same when a URL is made of it: without backslashes, dot segments, and the control
 * characters that URLs leave out, so that `.\t.` is a dot segment, too.
 */
export function isNormalPath(pathname: string): boolean {
  return !/[\\\p{Cc}]/u.test(pathname) && !pathname.split('/').some((segment) => /^(\.|%2e){1,2}$/i.test(segment));
}
