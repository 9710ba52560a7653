/** A Supabase project, or a GoTrue alone, that the user runs. */
export interface GivenSupabase {
  readonly baseUrl: string;
  /** A Mailpit, if there is one. */
  readonly outbox: string | undefined;
  /** Parameters of the plan, as `--set` of `resetkit verify` takes them. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Where a request of the plan goes. A GoTrue alone has no `/auth/v1` in its paths. */
  urlOf(url: string): string;
}

/** Reads `RESETKIT_SUPABASE_URL`, `…_OUTBOX` and `…_SET`. `undefined` without the first. Throws if a setting has no `=`. */
export function givenSupabase(env: Readonly<Record<string, string | undefined>>): GivenSupabase | undefined {
  const url = env['RESETKIT_SUPABASE_URL'];
  if (!url) return undefined;
  const words = (env['RESETKIT_SUPABASE_SET'] ?? '').split(/\s+/).filter(Boolean);
  const parameters = Object.fromEntries(words.map(setting));
  const isAlone = parameters['gateway'] === 'none';
  const baseUrl = url.replace(/\/+$/, '');
  return {
    baseUrl,
    outbox: env['RESETKIT_SUPABASE_OUTBOX'] || undefined,
    parameters,
    urlOf: (full) => (isAlone ? full.replace(`${baseUrl}/auth/v1`, baseUrl) : full),
  };
}

function setting(word: string): readonly [string, string] {
  const at = word.indexOf('=');
  if (at < 1) throw new Error(`RESETKIT_SUPABASE_SET: expected NAME=VALUE, not ${JSON.stringify(word)}.`);
  return [word.slice(0, at), word.slice(at + 1)];
}
