import { usualApp } from '../../core/about/usual-app.ts';
import type { BetterAuthOptions } from './options.ts';

/** A page that links may lead to: at the first origin that is trusted by its whole name, at any port of this machine, or at the server. */
export function pageOf({ trustedOrigins }: BetterAuthOptions): string {
  const named = trustedOrigins.find((entry) => /^https?:\/\/[^*?]+$/.test(entry));
  return `${named ?? (trustedOrigins.includes('http://localhost:*') ? usualApp : '')}/reset-password`;
}
