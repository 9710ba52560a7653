/** A flat input taken apart: the path with its parameters, headers, and what is left for the body. */
export type Parts = readonly [target: string, headers: Record<string, string>, body: Record<string, unknown>];

/** Puts each field of an input where the operation wants it. Throws where no request can be made of it. */
export function splitInput(path: string, query: readonly string[] | undefined, input: unknown): Parts {
  if (Object(input) !== input || Array.isArray(input)) throw new TypeError('The input has to be an object');
  let target = path;
  const search = new URLSearchParams();
  const headers: Record<string, string> = {};
  // Without a prototype, so that a field may have any name.
  const body: Record<string, unknown> = Object.create(null);
  for (const [name, value] of Object.entries(input as object)) {
    if (value === undefined) continue;
    const items = [value ?? []].flat();
    if (path.includes(`{${name}}`)) target = target.replace(`{${name}}`, encodeURIComponent(`${items}`));
    else if (query?.includes(name)) for (const item of items) search.append(name, `${item}`);
    else if (!/^x-/i.test(name)) body[name] = value;
    else if (items.length > 0) headers[name] = `${value}`;
  }
  // Without a value, or with dots for one, the path would be another operation's.
  if (path.includes('{') && /\{|\/\.{0,2}(\/|$)/.test(target)) throw new TypeError(`A value is missing in ${path}`);
  return [`${target}?${search}`.replace(/\?$/, ''), headers, body];
}
