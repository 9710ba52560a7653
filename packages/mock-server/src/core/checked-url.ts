/**
 * An http or https URL without slashes at its end. Throws for anything else; `localhost:7130` is a URL whose scheme is
 * `localhost`.
 */
export function checkedUrl(name: 'baseUrl' | 'upstream', url: string): string {
  const isHttp = URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
  if (isHttp && !/[?#]/.test(url)) return url.replace(/\/+$/, '');
  const any = name === 'baseUrl' ? ", or '*'," : '';
  throw new Error(
    `Expected an absolute URL such as 'http://localhost:7130'${any} as ${name}, not ${JSON.stringify(url)}.`,
  );
}
