import type { Operation } from './operation.ts';

/** A flat input taken apart into the parts of a request. */
export interface Parts {
  /** Path and parameters. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Puts each field of an input where the operation wants it. Throws where no request can be made of it. */
export function splitInput({ path, query }: Operation, input: unknown): Parts {
  if (typeof input !== 'object' || !input || Array.isArray(input))
    throw new TypeError('The input has to be an object of fields');
  const search = new URLSearchParams();
  const headers: Record<string, string> = {};
  // Without a prototype, so that a field may have any name.
  const body: Record<string, unknown> = Object.create(null);
  const fields = new Map(Object.entries(input).filter(([, value]) => value !== undefined));
  const filled = path.replace(/{([^}]+)}/g, (_, name: string) => encodeURIComponent(pathValue(fields, name)));
  for (const [name, value] of fields) {
    const items = [value ?? []].flat();
    if (query?.includes(name)) for (const item of items) search.append(name, `${item}`);
    else if (!/^x-/i.test(name)) body[name] = value;
    else if (items.length > 0) headers[name] = `${value}`;
  }
  return { target: `${filled}?${search}`.replace(/\?$/, ''), headers, body };
}

/** Takes a field for the path. Without a value, or with dots for one, the path would be another operation's. */
function pathValue(fields: Map<string, unknown>, name: string): string {
  const value = `${fields.get(name) ?? ''}`;
  if (/^\.{0,2}$/.test(value)) throw new TypeError(`The path needs a value for "${name}"`);
  fields.delete(name);
  return value;
}
