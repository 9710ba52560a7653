import type { JournalRow } from '../../../core/journal/journal-row.ts';

/** Headers that whoever sends a request adds by itself, or that only tell who it is. */
const ofTheSender =
  /^(?:host|connection|keep-alive|content-length|transfer-encoding|user-agent|accept|accept-.*|sec-.*|cache-control|pragma|dnt|priority|te|expect|referer|upgrade.*|if-none-match)$/;

/** The headers of a request that say something to the backend, by lower-case name. */
export function sentHeaders({ request }: JournalRow): Record<string, string> {
  return Object.fromEntries(Object.entries(request.headers).filter(([name]) => !ofTheSender.test(name)));
}
