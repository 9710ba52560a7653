type Parameters = Readonly<Record<string, string>>;

/** A target with parameters appended as a fragment, keys sorted. An existing fragment is ignored. */
export function withMoreFragment(target: string, parameters: Parameters): string {
  return `${target}#${encoded(Object.entries(parameters))}`;
}

/** A target with parameters as its fragment, keys sorted. Percent signs are encoded twice, as on the real server. */
export function withFragment(target: string, parameters: Parameters): string {
  const [bare = ''] = target.split('#');
  return `${bare}#${encoded(Object.entries(parameters)).replaceAll('%', '%25')}`;
}

/** A target with parameters added to its query, keys sorted. Its fragment stays. */
export function withQuery(target: string, parameters: Parameters): string {
  const [bare = '', ...fragment] = target.split('#');
  const [path = '', ...query] = bare.split('?');
  const others = [...new URLSearchParams(query.join('?'))].filter(([name]) => !(name in parameters));
  return [`${path}?${encoded([...others, ...Object.entries(parameters)])}`, ...fragment].join('#');
}

/** Encodes parameters as Go does: `~` is not escaped, `*` is. */
function encoded(pairs: readonly (readonly [string, string])[]): string {
  const parameters = new URLSearchParams(pairs.map(([name, value]) => [name, value]));
  parameters.sort();
  return parameters.toString().replace(/%7E|\*/g, (character) => (character === '*' ? '%2A' : '~'));
}
