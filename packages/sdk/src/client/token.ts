/** A token, or a function that knows it at the time of a call. @inline */
export type Token = string | (() => string | undefined | Promise<string | undefined>);

/** The token of the moment. One that is empty is none: so a signed-out session may read. */
export async function current<Value>(token: Value | (() => Value | Promise<Value>)): Promise<Value | undefined> {
  return (token instanceof Function ? await token() : token) || undefined;
}

/** The header that shows a token, or else a key, to the backend; none if there is neither. RFC 6750, 2.1. */
export async function bearer(token: Token | undefined, key?: string): Promise<{ Authorization?: string }> {
  const shown = (await current(token)) ?? key;
  return shown ? { Authorization: `Bearer ${shown}` } : {};
}
