import type { Backend } from '../backend.ts';

/** Names something of a backend in a view: by its id alone in the view of that backend. Other backends may have the same ids. */
export function itemOf({ id: backend }: Backend, id: string, only: string): string {
  return only === '' ? `${backend}:${id}` : id;
}
