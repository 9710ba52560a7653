/** Words for something that was thrown, whatever it is. Node's `fetch` says what has failed in its cause alone. */
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
