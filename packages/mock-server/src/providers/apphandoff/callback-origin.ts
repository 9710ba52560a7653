import type { AppHandoffOptions } from './options.ts';
import { isAllowedOrigin } from './options.ts';

type Headers = Readonly<Record<string, string | undefined>>;

/**
 * The origin that a mailed link leads to: the first one that the request names, in the body, in AppHandoff's own
 * header, in `Origin` or in `Referer`. If the request names none, or one that is not allowed, it is the portal's
 * origin. `undefined` if the option `rejectUnknownOrigin` refuses it.
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
