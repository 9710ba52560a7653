/** @jsxImportSource preact */
import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Situation } from '../../../core/situations/situation.ts';
import type { Backend } from '../../backend.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Link } from '../../ui/link.tsx';

/** What a person in a situation holds. It gets the focus. */
export function Held({
  backend,
  name,
  situation,
}: {
  readonly backend: Backend;
  readonly name: string;
  readonly situation: Situation;
}): VNode {
  const box = useRef<HTMLElement>(null);
  useEffect(() => box.current?.focus(), [situation]);
  const { email, password, code, link, token, answer, session, mail } = situation;
  const held: readonly (readonly [string, string | undefined])[] = [
    ['Address', email],
    ['Password', password],
    ['Code', code],
    ['Link', link],
    ['Token', link === undefined ? token : undefined],
    ['Answer', answer && `${answer.status} ${JSON.stringify(answer.body)}`],
    ['Session', session && JSON.stringify(session)],
  ];
  return (
    <section ref={box} class="held" tabIndex={-1} aria-label={`What a person in “${name}” holds`}>
      <h3>What a person in “{name}” holds</h3>
      <dl class="facts">
        {held.map(([what, text]) =>
          text === undefined
            ? null
            : [
                <dt key={what}>{what}</dt>,
                <dd key={`${what} text`}>
                  <code>{text}</code> <CopyButton what={`the ${what.toLowerCase()}`} text={text} />
                </dd>,
              ],
        )}
      </dl>
      {mail ? (
        <Link to={{ part: 'inbox', backend: backend.id, item: mail.id }}>Open the mail</Link>
      ) : (
        <p class="soft">No mail was sent.</p>
      )}
    </section>
  );
}
