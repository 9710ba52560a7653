/** One thing in which two answers differ. */
export interface Difference {
  /** The place: `status`, `header etag`, `body.user.name`. */
  readonly what: string;
  /** What the server has there, as text. */
  readonly server: string;
  /** What the mock has there, as text. */
  readonly mock: string;
}

/** What is compared of an answer, made comparable. */
export interface Comparable {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** In what two answers differ: status, headers, and each place of the body. */
export function differences(server: Comparable, mock: Comparable): readonly Difference[] {
  const names = [...new Set([...Object.keys(server.headers), ...Object.keys(mock.headers)])];
  return [
    ...(server.status === mock.status ? [] : [difference('status', server.status, mock.status)]),
    ...names
      .filter((name) => server.headers[name] !== mock.headers[name])
      .map((name) => difference(`header ${name}`, server.headers[name], mock.headers[name])),
    ...inBody('body', server.body, mock.body),
  ];
}

function inBody(at: string, server: unknown, mock: unknown): readonly Difference[] {
  if (Array.isArray(server) && Array.isArray(mock) && server.length === mock.length)
    return server.flatMap((entry, index) => inBody(`${at}[${index}]`, entry, mock[index]));
  if (isRecord(server) && isRecord(mock)) {
    const names = [...new Set([...Object.keys(server), ...Object.keys(mock)])];
    const found = names.flatMap((name) => inBody(`${at}.${name}`, server[name], mock[name]));
    const order = (of: object): string => Object.keys(of).join(', ');
    return found.length > 0 || order(server) === order(mock)
      ? found
      : [difference(`order of keys in ${at}`, order(server), order(mock))];
  }
  return JSON.stringify(server) === JSON.stringify(mock) ? [] : [difference(at, server, mock)];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function difference(what: string, server: unknown, mock: unknown): Difference {
  return { what, server: shown(server), mock: shown(mock) };
}

function shown(value: unknown): string {
  if (value === undefined) return '(none)';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
