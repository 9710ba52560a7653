/** An address with a name, as in a mail's header: `"Acme" <noreply@example.com>` (RFC 5322, 3.4). */
export function mailbox(name: string, address: string): string {
  return `"${name.replace(/["\\]/g, '\\$&')}" <${address}>`;
}
