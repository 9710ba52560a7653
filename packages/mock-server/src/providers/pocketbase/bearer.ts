/** The token that a request carries, with a scheme or without. Empty if it carries none. */
export function bearerIn({ authorization = '' }: Readonly<Record<string, string | undefined>>): string {
  return authorization.replace(/^bearer (?=.)/i, '');
}
