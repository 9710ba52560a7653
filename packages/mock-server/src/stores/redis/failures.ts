/** What helps against an error, by a word of it. */
const help: readonly (readonly [word: RegExp, sentence: string])[] = [
  [/^OOM\b/, 'Give it more memory (maxmemory).'],
  [/^READONLY\b/, 'It is a replica: name the server that takes writes.'],
  [/^(?:NOAUTH|WRONGPASS|NOPERM)\b|invalid password/, 'Put both into the URL: rediss://USER:PASSWORD@HOST.'],
  [/^ERR DB index|^ERR SELECT/, 'Put the number of a database that it has behind the last slash of the URL.'],
  [/altnames/, 'Name it in the URL as its certificate does.'],
  [/self-signed|certificate/, 'NODE_EXTRA_CA_CERTS=FILE makes Node trust the authority of that file.'],
];

/** What helps against no answer to `url`, if it is one of the wrong kind of connection. `undefined` otherwise. */
export function helpWithTls(error: unknown, url: string): string | undefined {
  const reason = reasonOf(error);
  if (/ECONNRESET/.test(reason) && url.startsWith('redis:')) return 'It may want TLS: rediss:// in place of redis://.';
  if (/timeout|SSL|TLS/i.test(reason) && url.startsWith('rediss:'))
    return 'It may have no TLS: redis:// in place of rediss://.';
  return undefined;
}

/** What helps against this error. `undefined` if nothing is known. */
export function helpFor(error: unknown): string | undefined {
  const reason = reasonOf(error);
  return help.find(([word]) => word.test(reason))?.[1];
}

/** The message of an error, or of the first one of several. */
export function reasonOf(error: unknown): string {
  const inner: unknown = error instanceof AggregateError ? error.errors[0] : error;
  return (inner instanceof Error ? inner.message : String(inner)).replace(/\.$/, '');
}
