import type { Connect, Connection } from './connection.ts';
import type { Place } from './place.ts';

const KEY = 'backend';

/** Remembers the backend for the next page load. */
export function rememberBackend(id: string): void {
  try {
    localStorage.setItem(KEY, id);
  } catch {}
}

/**
 * The connection that a page load begins with: with the backend that `?backend=` names, that was chosen last, or the first one. If a
 * mailed link has led here and it is not that one's, with the backend whose link it is.
 */
export async function firstConnection({ backends }: Place, connect: Connect): Promise<Connection> {
  const wanted = takeParameter() ?? remembered();
  const inOrder = backends.toSorted((one, other) => Number(other.id === wanted) - Number(one.id === wanted));
  const { href, search, hash } = location;
  let first: Connection | undefined;
  for (const backend of inOrder) {
    const connection = await connect(backend);
    first ??= connection;
    if (search === '' && hash === '') break;
    // Whoever knows the link has taken it out of the address.
    if (location.href !== href) {
      first = connection;
      break;
    }
  }
  if (!first) throw new Error('There is no backend.');
  rememberBackend(first.backend.id);
  return first;
}

function takeParameter(): string | undefined {
  const url = new URL(location.href);
  const id = url.searchParams.get(KEY) ?? undefined;
  url.searchParams.delete(KEY);
  if (id !== undefined) history.replaceState(history.state, '', url);
  return id;
}

function remembered(): string | undefined {
  try {
    return localStorage.getItem(KEY) ?? undefined;
  } catch {
    return undefined;
  }
}
