/**
 * Headers of everything that Resetkit itself answers on a port, and of no answer of a backend: it is never guessed to be
 * of another type, shown in a frame, or embedded by another site. Names and values in turn.
 */
export const safeHeaders: readonly string[] = [
  'X-Content-Type-Options',
  'nosniff',
  'X-Frame-Options',
  'DENY',
  'Referrer-Policy',
  'no-referrer',
];
