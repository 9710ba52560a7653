import { goPairs } from '../../core/go/go-pairs.ts';
import { goEncoded, parseGoUrl } from './go-url.ts';

type Parameters = Readonly<Record<string, string>>;

/** A target with parameters appended as a fragment, keys sorted. The target stays as it is, with its own fragment. */
export function withMoreFragment(target: string, parameters: Parameters): string {
  return `${target}#${goEncoded(Object.entries(parameters))}`;
}

/** A target with parameters as its fragment, keys sorted. Its path is percent-encoded, percent signs of the parameters twice. */
export function withFragment(target: string, parameters: Parameters): string {
  const url = parseGoUrl(target);
  return `${url ? url.base + url.search : target}#${goEncoded(Object.entries(parameters)).replaceAll('%', '%25')}`;
}

/**
 * A target with parameters added to its query, keys sorted. Its path is percent-encoded, and its query encoded anew. Its
 * fragment stays.
 */
export function withQuery(target: string, parameters: Parameters): string {
  const { base, search, hash } = parseGoUrl(target) ?? { base: target, search: '', hash: '' };
  const others = goPairs(search.slice(1)).filter(([name]) => !(name in parameters));
  return `${base}?${goEncoded([...others, ...Object.entries(parameters)])}${hash}`;
}
