/**
 * The country of a new account: the header that Vercel, where Stack Auth is served, puts on requests. Empty without a
 * country code of two letters.
 */
export function countryOf(headers: Readonly<Record<string, string | undefined>>): { readonly countryCode?: string } {
  const code = headers['x-vercel-ip-country']?.trim().toUpperCase() ?? '';
  return /^[A-Z]{2}$/.test(code) ? { countryCode: code } : {};
}
