import { escapeHtml } from '../escape-html.ts';
import type { Message } from '../message.ts';
import type { Situation } from './situation.ts';

/** A mail with what another person holds, or with a secret that was changed, in place of its own. */
export function rewritten(mail: Message, own: Situation, other: Situation): Message {
  const pairs = (['link', 'token', 'code'] as const).flatMap((part): [string, string][] => {
    const [from, to] = [own[part], other[part]];
    return from !== undefined && to !== undefined && from !== to ? [[from, to]] : [];
  });
  const replaced = (text: string): string =>
    pairs.reduce((done, [from, to]) => done.replaceAll(from, to).replaceAll(escapeHtml(from), escapeHtml(to)), text);
  const { code, link, token } = other;
  return {
    ...mail,
    subject: replaced(mail.subject),
    text: replaced(mail.text),
    html: replaced(mail.html),
    ...(code !== undefined && { code }),
    ...(link !== undefined && { link }),
    ...(token !== undefined && { token }),
  };
}
