import { usualApp } from '../../core/about/usual-app.ts';
import type { StackAuthOptions } from './options.ts';

/**
 * A page that the project trusts: at the first domain that it names whole, on localhost, or at a domain that fits its first
 * pattern. In that `app` stands for what is not said, and the default port for any port.
 */
export function pageOf({ allowLocalhost, trustedDomains }: StackAuthOptions): string {
  const named = trustedDomains.find((domain) => !domain.includes('*'));
  const [first = usualApp] = allowLocalhost ? [] : trustedDomains;
  return new URL('/handler/password-reset', named ?? first.replace(/:\*$/, '').replace(/\*+/g, 'app')).href;
}
