/**
 * The client's address as Express with `trust proxy = hops` sees it: counted from the peer, so many addresses are believed.
 * `hops` of `false` or 0 ignores the header, `'all'` believes whoever wrote it.
 */
export function clientAddress(peer: string, forwardedFor: string | undefined, hops: number | false | 'all'): string {
  if (!hops || forwardedFor === undefined) return peer;
  const entries = forwardedFor.split(',').map((entry) => entry.trim());
  const chain = [peer, ...entries.filter((entry) => entry !== '').reverse()];
  return chain[Math.min(hops === 'all' ? chain.length : hops, chain.length - 1)] ?? peer;
}
