import Negotiator from 'negotiator';
import { escapeHtml } from '../escape-html.ts';

/** The body of a redirect of Express 4: HTML, plain text or none, by the `Accept` header. */
export function redirectBody(accept: string | undefined, location: string): { type: string; text: string } | undefined {
  const negotiator = new Negotiator({ headers: { accept } });
  switch (negotiator.mediaType(['text/plain', 'text/html'])) {
    case 'text/plain':
      return { type: 'text/plain; charset=utf-8', text: `Found. Redirecting to ${location}` };
    case 'text/html':
      return { type: 'text/html; charset=utf-8', text: `<p>Found. Redirecting to ${escapeHtml(location)}</p>` };
    default:
      return undefined;
  }
}
