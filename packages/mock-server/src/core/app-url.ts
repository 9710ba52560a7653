import { checkedUrl } from './checked-url.ts';
import { withoutSlashes } from './without-slashes.ts';

/** The setting `app` as links begin with it: a URL without blanks and without slashes at its end. Throws if it is something else. */
export function appUrl(app: string): string {
  return withoutSlashes(new URL(checkedUrl('app', app)).href);
}
