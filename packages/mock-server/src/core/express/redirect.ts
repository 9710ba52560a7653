import Negotiator from 'negotiator';
import { escapeHtml } from '../escape-html.ts';

/** How the body of a redirect begins. */
const words: Readonly<Record<number, string>> = { 302: 'Found', 303: 'See Other' };

/** The body of a redirect of Express 4: HTML, plain text or none, by the `Accept` header. */
export function redirectBody(
  accept: string | undefined,
  location: string,
  status = 302,
): { type: string; text: string } | undefined {
  const word = words[status] ?? 'Found';
  const negotiator = new Negotiator({ headers: { accept } });
  switch (negotiator.mediaType(['text/plain', 'text/html'])) {
    case 'text/plain':
      return { type: 'text/plain; charset=utf-8', text: `${word}. Redirecting to ${location}` };
    case 'text/html':
      return { type: 'text/html; charset=utf-8', text: `<p>${word}. Redirecting to ${escapeHtml(location)}</p>` };
    default:
      return undefined;
  }
}
