/**
 * Headers of every response (OWASP REST Security Cheat Sheet): it is private, it is never a page, and no other site may
 * embed it. Cross-origin `fetch` is governed by CORS and not by `Cross-Origin-Resource-Policy`.
 */
export const safeHeaders = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'",
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
} as const;
