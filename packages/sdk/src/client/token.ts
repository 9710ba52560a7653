/** A token, or a function that returns it at the time of a call. @inline */
export type Token = string | (() => string | undefined | Promise<string | undefined>);

/** The current token. An empty one counts as absent, so a signed-out session may read. */
export async function current<Value>(token: Value | (() => Value | Promise<Value>)): Promise<Value | undefined> {
  return (token instanceof Function ? await token() : token) || undefined;
}

/** The header with the token, or else with the key. Empty if there is neither. RFC 6750, 2.1. */
export async function bearer(token: Token | undefined, key?: string): Promise<{ Authorization?: string }> {
  const shown = (await current(token)) ?? key;
  return shown ? { Authorization: `Bearer ${shown}` } : {};
}
