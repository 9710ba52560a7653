/** The pairs of a query as Go reads them, in order. A pair that is badly encoded, or has a `;`, is left out. */
export function goPairs(query: string): [string, string][] {
  const read = query.split('&').filter((pair) => !/;|%(?![\da-f]{2})/i.test(pair));
  // A question mark in front would be dropped, and there is no other pair in an empty text.
  return [...new URLSearchParams(`&${read.join('&')}`)];
}
