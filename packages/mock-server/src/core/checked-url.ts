import { withoutSlashes } from './without-slashes.ts';

/** The settings that are URLs, each with an example. */
const examples = {
  app: 'http://localhost:5173',
  baseUrl: 'http://localhost:7130',
  upstream: 'http://localhost:7130',
} as const;

/**
 * An http or https URL without slashes at its end. Throws for anything else; `localhost:7130` is a URL whose scheme is
 * `localhost`.
 */
export function checkedUrl(name: keyof typeof examples, url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed && (parsed.username !== '' || parsed.password !== ''))
    throw new Error(`The ${name} has a user name or a password in it. They are sent nowhere: leave them out.`);
  const isHttp = parsed !== undefined && /^https?:$/.test(parsed.protocol);
  if (isHttp && !/[?#]/.test(url)) return withoutSlashes(url);
  const any = name === 'baseUrl' ? ", or '*'," : '';
  throw new Error(`Expected an absolute URL such as '${examples[name]}'${any} as ${name}, not ${JSON.stringify(url)}.`);
}
