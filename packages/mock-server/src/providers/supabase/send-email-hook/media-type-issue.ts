const token = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
const start = new RegExp(`^${token}`);
const parameter = new RegExp(`^\\s*;\\s*(${token})\\s*=\\s*(?:${token}|"(?:[^"\\\\]|\\\\.)*")`);

/** What Go's `mime.ParseMediaType` says about a header that it cannot read. `undefined` if it can. */
export function mediaTypeIssue(header: string): string | undefined {
  const [type = ''] = header.split(';');
  return typeIssue(type.trim()) ?? parameterIssue(header.slice(type.length));
}

function typeIssue(type: string): string | undefined {
  if (!start.test(type)) return 'mime: no media type';
  const rest = type.replace(start, '');
  if (rest === '') return undefined;
  if (!rest.startsWith('/')) return 'mime: expected slash after first token';
  const subtype = rest.slice(1);
  if (!start.test(subtype)) return 'mime: expected token after slash';
  return subtype.replace(start, '') === '' ? undefined : 'mime: unexpected content after media subtype';
}

/** What is wrong with the parameters of a media type. A semicolon at the end is accepted. */
function parameterIssue(text: string): string | undefined {
  const names: string[] = [];
  let rest = text;
  while (!/^\s*(?:;\s*)?$/.test(rest)) {
    const [whole, name = ''] = parameter.exec(rest) ?? [];
    if (whole === undefined) return 'mime: invalid media parameter';
    if (names.includes(name.toLowerCase())) return 'mime: duplicate parameter name';
    names.push(name.toLowerCase());
    rest = rest.slice(whole.length);
  }
  return undefined;
}
