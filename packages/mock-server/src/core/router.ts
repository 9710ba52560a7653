/** Operations by id, as generated from a description. Parameters in a path are written `{name}`. */
export type Operations<Id extends string> = Readonly<Record<Id, { readonly method: string; readonly path: string }>>;

/** An operation, and the values of the parameters in its path. */
export interface Route<Id extends string> {
  readonly id: Id;
  readonly parameters: Readonly<Record<string, string>>;
}

/** The routes at one path, by HTTP method. Empty if no operation has this path. */
export type Routes<Id extends string> = ReadonlyMap<string, Route<Id>>;

/** How a server's routers compare paths. */
export interface RouterSettings {
  /** Whether letters match in either case. Default: `false`. */
  readonly ignoreCase?: boolean;
  /** Whether a parameter may be empty. Default: `false`. */
  readonly emptyParameters?: boolean;
  /** Decodes the value of a parameter. Default: the value stays as it was sent. */
  readonly decode?: (value: string) => string;
  /** Whether HEAD is answered wherever GET is. Default: `true`. */
  readonly headIsGet?: boolean;
}

interface Template<Id extends string> {
  readonly id: Id;
  readonly method: string;
  readonly path: string;
  /** What its path begins with, before the first parameter. */
  readonly start: string;
  readonly pattern: RegExp;
  readonly names: readonly string[];
}

/**
 * Finds the routes at a path. Where a path with parameters and one without both match, the one without wins:
 * `/users/me` is not the user with the id `me`.
 */
export function createRouter<Id extends string>(
  operations: Operations<Id>,
  { ignoreCase = false, emptyParameters = false, decode = (value) => value, headIsGet = true }: RouterSettings = {},
): (path: string) => Routes<Id> {
  const parameter = emptyParameters ? '([^/]*)' : '([^/]+)';
  const templates = idsOf(operations)
    .map((id) => templateOf(id, operations[id], parameter, ignoreCase ? 'i' : ''))
    .sort((one, other) => one.names.length - other.names.length);
  const routesAt = (path: string, among: readonly Template<Id>[]): Routes<Id> => {
    const routes = new Map<string, Route<Id>>();
    for (const { id, method, start, pattern, names } of among) {
      // A pattern is compiled when it is used first: a start should compile few.
      const match = ignoreCase || path.startsWith(start) ? pattern.exec(path) : null;
      if (!match || routes.has(method)) continue;
      const parameters = Object.fromEntries(names.map((name, index) => [name, decode(match[index + 1] ?? '')]));
      routes.set(method, { id, parameters });
      if (method === 'GET' && headIsGet) routes.set('HEAD', { id, parameters });
    }
    return routes;
  };
  // Most paths have no parameters: their routes are found once, when they are asked first.
  const exact = new Map<string, Routes<Id> | undefined>(
    templates.flatMap(({ path, names }) => (names.length === 0 ? [[path, undefined] as const] : [])),
  );
  const others = ignoreCase ? templates : templates.filter(({ names }) => names.length > 0);
  return (path) => {
    if (!exact.has(path)) return routesAt(path, others);
    const routes = exact.get(path) ?? routesAt(path, templates);
    exact.set(path, routes);
    return routes;
  };
}

/** The ids of operations, typed. */
export function idsOf<Id extends string>(operations: Operations<Id>): readonly Id[] {
  return Object.keys(operations).filter((id): id is Id => Object.hasOwn(operations, id));
}

function templateOf<Id extends string>(
  id: Id,
  { method, path }: Operations<Id>[Id],
  parameter: string,
  flags: string,
): Template<Id> {
  const names = Array.from(path.matchAll(/\{(\w+)\}/g), ([, name = '']) => name);
  const literals = path.split(/\{\w+\}/).map((literal) => literal.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const start = path.split('{', 1)[0] ?? '';
  return { id, method, path, start, names, pattern: new RegExp(`^${literals.join(parameter)}$`, flags) };
}

/** The value of a path parameter, percent-decoded. Returns it unchanged if it cannot be decoded. */
export function decodeLeniently(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
