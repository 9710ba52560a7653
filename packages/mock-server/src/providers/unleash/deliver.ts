import type { Mail } from '../../core/outbox.ts';
import type { Backend } from './backend.ts';

/** Sends a mail, if mail works. Nobody waits for it, so that the answer is the same if it does not; `false` if mail is not set up at all. */
export async function deliver(backend: Backend, mail: Mail): Promise<boolean> {
  const { mail: state } = backend.options;
  if (state === 'works') await backend.outbox.send({ ...mail, to: withLowerCaseDomain(mail.to) });
  return state !== 'not-configured';
}

/** The real server's mail library leaves the part before the @ as it was typed. */
function withLowerCaseDomain(address: string): string {
  const at = address.lastIndexOf('@');
  return address.slice(0, at) + address.slice(at).toLowerCase();
}
