import type { FilledMail } from '../../core/message.ts';
import type { Backend } from './backend.ts';

/** Hands a mail to the app's function. better-auth answers the same if that throws. */
export async function deliver(backend: Backend, mail: FilledMail): Promise<void> {
  if (backend.options.mail === 'unreachable') return backend.noteRefusal();
  await backend.outbox.send(mail);
}
