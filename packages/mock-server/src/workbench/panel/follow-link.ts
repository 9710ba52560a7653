import type { MockServer } from '../../core/server.ts';

/** How many redirects are followed, as in browsers. */
const MOST_REDIRECTS = 20;

/**
 * Follows a mailed link as a mail client would. A link to one of the mock servers is asked where it leads; a service worker
 * would not see the navigation. Then the page goes there. Rejects with what the mock server answered, if that leads nowhere.
 */
export async function followLink(link: string, mocks: readonly MockServer[]): Promise<void> {
  let target = link;
  for (let redirects = 0; redirects < MOST_REDIRECTS; redirects += 1) {
    const mock = mocks.find((one) => isAnsweredBy(one, target));
    if (!mock) return location.assign(target);
    const answer = await mock.fetch(target, { headers: { Accept: 'text/html' } });
    const next = answer.headers.get('Location');
    if (next === null) {
      throw new Error(`${mock.provider.title} answers ${answer.status} to this link: ${await answer.text()}`);
    }
    target = new URL(next, target).href;
  }
  throw new Error(`The link leads in a circle: ${link}`);
}

function isAnsweredBy(mock: MockServer, link: string): boolean {
  const { href, pathname, search } = new URL(link);
  if (mock.baseUrl === '*') return mock.knows(pathname + search);
  const base = `${mock.baseUrl}/`;
  return href.startsWith(base) && mock.knows(href.slice(base.length - 1));
}
