type Parameters = Readonly<Record<string, string>>;

/** A target with parameters behind it as a fragment, keys in their order. A fragment that it has is not looked for. */
export function withMoreFragment(target: string, parameters: Parameters): string {
  return `${target}#${encoded(Object.entries(parameters))}`;
}

/** A target with parameters for its fragment, keys in their order. */
export function withFragment(target: string, parameters: Parameters): string {
  const [bare = ''] = target.split('#');
  return `${bare}#${encoded(Object.entries(parameters))}`;
}

/** A target with parameters in its query besides those it has, keys in their order. Its fragment stays. */
export function withQuery(target: string, parameters: Parameters): string {
  const [bare = '', ...fragment] = target.split('#');
  const [path = '', ...query] = bare.split('?');
  const kept = [...new URLSearchParams(query.join('?'))].filter(([name]) => !(name in parameters));
  return [`${path}?${encoded([...kept, ...Object.entries(parameters)])}`, ...fragment].join('#');
}

/** As Go encodes: `~` stays as it is, `*` does not. */
function encoded(pairs: readonly (readonly [string, string])[]): string {
  const parameters = new URLSearchParams(pairs.map(([name, value]) => [name, value]));
  parameters.sort();
  return parameters.toString().replace(/%7E|\*/g, (character) => (character === '*' ? '%2A' : '~'));
}
