/** Takes the fields out of an input that do not belong to query or body. */
export type PlaceFields = typeof placeFields;

/** Fills the names in a path, and finds the headers; what is left in `fields` then belongs elsewhere. Throws where the path lacks a value. */
export function placeFields(
  path: string,
  fields: Record<string, unknown>,
): readonly [path: string, headers: Record<string, string>] {
  let filled = path;
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(fields)) {
    const isInPath = path.includes(`{${name}}`);
    if (isInPath) filled = filled.replace(`{${name}}`, encodeURIComponent(`${value ?? ''}`));
    else if (!/^x-/i.test(name)) continue;
    else if ([value ?? []].flat().length > 0) headers[name] = `${value}`;
    delete fields[name];
  }
  // Without a value, or with dots for one, the path would be another operation's.
  if (path.includes('{') && /\{|\/\.{0,2}(\/|$)/.test(filled)) throw new TypeError(`A value is missing in ${path}`);
  return [filled, headers];
}
