import type { Backend } from './backend.ts';
import { linkMail } from './emails.ts';
import type { LinkRequest } from './supabase.ts';

/** The result of sending a link. The caller decides whether its answer reveals a refusal of Supabase. */
export type Sent = 'sent' | 'not-delivered' | { readonly refused: number; readonly message: string };

/**
 * Makes a link in Supabase and mails it. If mail fails, the new link exists nevertheless and has replaced the earlier
 * one. An option decides whether the failure is reported when Supabase refused (O7).
 */
export async function sendLink(backend: Backend, request: LinkRequest): Promise<Sent> {
  const { emailDelivery, deliveryFailure } = backend.options;
  const made = await backend.supabase.generateLink(request);
  if (emailDelivery === 'fail' && (deliveryFailure === 'always' || !('refused' in made))) {
    backend.noteRefusal();
    return 'not-delivered';
  }
  if ('refused' in made) return made;
  await backend.outbox.send(linkMail(request.type, made));
  return 'sent';
}
