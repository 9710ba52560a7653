import { backends } from './list.ts';
import type { ListedBackend } from './listed-backend.ts';

/** Where the app finds its backends. */
export interface Place {
  /** On a port of this machine, inside this page, or somewhere real. */
  readonly kind: 'port' | 'page' | 'real';
  /** Those that can be chosen. */
  readonly backends: readonly ListedBackend[];
  /** The options of a backend's client. */
  optionsOf(backend: ListedBackend): Readonly<Record<string, unknown>>;
  /** The page that shows the mails, where there is one. */
  readonly inboxUrl?: string;
}

/** Finds the place that the variable `VITE_BACKENDS` names; without it, the port. Rejects if it names nothing useful. */
export async function findPlace({ VITE_BACKENDS, VITE_RESETKIT_URL }: ImportMetaEnv): Promise<Place> {
  if (VITE_BACKENDS === 'in-page') return (await import('./in-page.ts')).startInPage(backends);
  if (VITE_BACKENDS) return realPlace(VITE_BACKENDS);
  return portPlace(VITE_RESETKIT_URL || 'http://localhost:7357');
}

function portPlace(url: string): Place {
  const optionsOf = ({ id, clientOptions }: ListedBackend) => ({ ...clientOptions, baseUrl: `${url}/${id}` });
  return { kind: 'port', backends, optionsOf, inboxUrl: `${url}/` };
}

function realPlace(json: string): Place {
  const options = parsed(json);
  const named = backends.filter(({ id }) => options[id]);
  // One that only stores the accounts of another is no choice.
  const chosen = named.filter(({ id }) => !named.some(({ behind }) => behind === id));
  if (chosen.length === 0) throw new Error(`VITE_BACKENDS names none of ${backends.map(({ id }) => id).join(', ')}.`);
  return { kind: 'real', backends: chosen, optionsOf: ({ id }) => options[id] ?? {} };
}

function parsed(json: string): Readonly<Record<string, Readonly<Record<string, unknown>>>> {
  const wanted = 'VITE_BACKENDS is JSON such as {"insforge":{"baseUrl":"https://app.example.com"}}';
  try {
    return Object(JSON.parse(json));
  } catch {
    throw new Error(`${wanted}, not ${json}`);
  }
}
