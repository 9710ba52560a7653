/** What the workbench shows. */
export interface View {
  /** The id of the part. */
  readonly part: string;
  /** The id of the backend. Empty: all of them, or the first one where a part shows one. */
  readonly backend: string;
  /** What is chosen in the part: the id of a mail or of a journal row, an address. Empty: nothing. */
  readonly item: string;
}

/** A view as the fragment of a URL: `#/inbox/insforge/000000001`. */
export function fragmentOf({ part, backend, item }: View): string {
  const words = [part, backend || 'all', item].map(encodeURIComponent);
  return `#/${(item === '' ? words.slice(0, 2) : words).join('/')}`;
}

/** The view of a fragment. What it leaves out is as in `start`. */
export function viewOf(fragment: string, start: View): View {
  const [part = '', backend = 'all', item = ''] = fragment.replace(/^#\/?/, '').split('/').map(decoded);
  return part === '' ? start : { part, backend: backend === 'all' ? '' : backend, item };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
