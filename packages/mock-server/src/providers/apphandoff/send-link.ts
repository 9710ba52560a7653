import type { Backend } from './backend.ts';
import { linkMail } from './emails.ts';
import type { LinkRequest } from './supabase.ts';

/** What became of a mail: Supabase's refusal is the caller's to tell, or to keep to itself. */
export type Sent = 'sent' | 'not-delivered' | { readonly refused: number; readonly message: string };

/**
 * Has Supabase make a link and mails it. When mail fails, the link has been made all the same, and has killed the one
 * before. Whether the failure shows where Supabase refused is an option (O7).
 */
export async function sendLink(backend: Backend, request: LinkRequest): Promise<Sent> {
  const { emailDelivery, deliveryFailure } = backend.options;
  const made = await backend.supabase.generateLink(request);
  if (emailDelivery === 'fail' && deliveryFailure === 'always') return 'not-delivered';
  if ('refused' in made) return made;
  if (emailDelivery === 'fail') return 'not-delivered';
  await backend.outbox.send(linkMail(request.type, made));
  return 'sent';
}
