import type { FilledMail } from '../../core/message.ts';
import type { Backend } from './backend.ts';

/**
 * Sends a mail if mail works. The answer does not depend on delivery. Resolves to `false` if mail is not configured.
 */
export async function deliver(backend: Backend, mail: FilledMail): Promise<boolean> {
  const { mail: state } = backend.options;
  if (state === 'unreachable') backend.noteRefusal();
  if (state === 'works') await backend.outbox.send({ ...mail, to: withLowerCaseDomain(mail.to) });
  return state !== 'not-configured';
}

/** Lower-cases the domain of an address, as the real server's mail library does. */
function withLowerCaseDomain(address: string): string {
  const at = address.lastIndexOf('@');
  return address.slice(0, at) + address.slice(at).toLowerCase();
}
