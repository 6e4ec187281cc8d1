/**
 * The content-security policy. Pages carry it in a meta element, so that it holds on any host;
 * `public/_headers` repeats it for hosts that read that file, and a test keeps the two the same.
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');
