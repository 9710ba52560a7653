/**
 * The client's address as Express determines it with `trust proxy = hops`: that many addresses of the header are
 * trusted, counted from the peer. `false` and 0 ignore the header, `'all'` trusts all of it.
 */
export function clientAddress(peer: string, forwardedFor: string | undefined, hops: number | false | 'all'): string {
  if (!hops || forwardedFor === undefined) return peer;
  const entries = forwardedFor.split(',').map((entry) => entry.trim());
  const chain = [peer, ...entries.filter((entry) => entry !== '').reverse()];
  return chain[Math.min(hops === 'all' ? chain.length : hops, chain.length - 1)] ?? peer;
}
