// Plain JavaScript, because next.config.js uses it too.

/** On every answer, static files included. */
export const SECURITY_HEADERS = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'Referrer-Policy', value: 'no-referrer' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), geolocation=(), microphone=(), payment=(), usb=()' },
]

/**
 * The content security policy of one answer. A script or style runs when it carries the nonce; scripts may load further
 * scripts (`strict-dynamic`), which is how Next loads its chunks.
 *
 * @param {string} nonce fresh for each answer
 * @param {boolean} development Next's own tools there need eval and inline styles; production never allows them
 */
export function contentSecurityPolicy(nonce, development) {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    `style-src 'self' ${development ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    // Positions and sizes computed on the server are style attributes in the first HTML. An attribute can only style its
    // own element: it holds no selector, so it cannot read the page and send it away as a style sheet could.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}
