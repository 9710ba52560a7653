import type { FilledMail } from '../../core/message.ts';
import type { Backend } from './backend.ts';

/** Hands a mail to the app's function. Resolves to `false` if that throws, which most answers do not show. */
export async function deliver(backend: Backend, mail: FilledMail): Promise<boolean> {
  if (backend.options.mail === 'unreachable') {
    backend.noteRefusal();
    return false;
  }
  await backend.outbox.send(mail);
  return true;
}
