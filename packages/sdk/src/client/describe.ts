/** A sentence for any thrown value. Node's `fetch` says what failed only in the error's `cause`. */
export function describe(thrown: unknown): string {
  try {
    if (!(thrown instanceof Error)) return String(thrown);
    const { cause } = Object(thrown);
    const { code, message } = Object(cause);
    const why = code ?? message;
    return why ? `${thrown.message} (${why})` : thrown.message;
  } catch {
    return 'unknown';
  }
}
