import type { AppHandoffOptions } from './options.ts';
import { isAllowedOrigin } from './options.ts';

type Headers = Readonly<Record<string, string | undefined>>;

/**
 * The origin that a mailed link leads to: the first that the request names, in the body, in AppHandoff's own header, in
 * `Origin` or in `Referer`; the portal's where it names none, or one that is not allowed. `undefined` where that is refused.
 */
export function callbackOrigin(
  inBody: string | undefined,
  headers: Headers,
  options: AppHandoffOptions,
): string | undefined {
  const named = inBody || headers['x-apphandoff-callback-origin'] || headers['origin'] || headers['referer'];
  if (!named) return options.portalOrigin;
  const origin = URL.canParse(named) ? new URL(named).origin : undefined;
  if (origin !== undefined && isAllowedOrigin(origin, options)) return origin;
  return options.rejectUnknownOrigin ? undefined : options.portalOrigin;
}
