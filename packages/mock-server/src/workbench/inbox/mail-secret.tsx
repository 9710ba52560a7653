/** @jsxImportSource preact */
import type { VNode } from 'preact';
import { CopyButton } from '../ui/copy-button.tsx';
import type { BackendMail } from './backend-mail.ts';
import { MailFate } from './mail-fate.tsx';
import { MailLink } from './mail-link.tsx';

/** The code and the link of a mail at hand, how long they are good, and what became of them. */
export function MailSecret({ mail }: { readonly mail: BackendMail }): VNode | null {
  const { code, link } = mail.message;
  if (code === undefined && link === undefined) return null;
  return (
    <section class="secret" aria-label="Code and link">
      {code !== undefined && (
        <div class="row">
          <strong class="code">{code}</strong>
          <CopyButton what="code" text={code} label="Copy code" shortcut="c" />
        </div>
      )}
      {link !== undefined && <MailLink link={link} />}
      <MailFate mail={mail} />
    </section>
  );
}
