/** @jsxImportSource preact */
import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import type { SessionCookie, SignedIn } from '../../core/sessions/session.ts';
import { useWorkbench } from '../state/use-workbench.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import type { BackendAccount } from './backend-account.ts';

/** Signs an account in, and shows what an app must be given so that it starts signed in. */
export function SessionPanel({ account: { backend, account } }: { readonly account: BackendAccount }): VNode {
  const { act } = useWorkbench();
  const session = useSignal<SignedIn | undefined>(undefined);
  const make = (): Promise<boolean> =>
    act(async () => (session.value = await backend.control.sessions.make(account.email)), 'Made a session.');
  return (
    <section aria-label="Session">
      <div class="row between">
        <h3>Session</h3>
        <button type="button" onClick={make}>
          {session.value ? 'Make another session' : 'Make a session'}
        </button>
      </div>
      {session.value ? (
        <Parts session={session.value} />
      ) : (
        <p class="soft">Signs the account in without its password, for an app that is to start signed in.</p>
      )}
    </section>
  );
}

function Parts({ session: { tokens, cookies, storage } }: { readonly session: SignedIn }): VNode {
  const { accessToken, refreshToken, csrfToken } = tokens;
  const named = { 'access token': accessToken, 'refresh token': refreshToken, 'CSRF token': csrfToken };
  return (
    <dl class="parts">
      {Object.entries(named).map(
        ([name, value]) => value !== undefined && <Part key={name} title={name} what={`the ${name}`} value={value} />,
      )}
      {storage.map(({ sdk, where, key, value }) => (
        <Part
          key={sdk + key}
          title={`${sdk}: ${where} ${key}`}
          what={`the line for ${sdk}`}
          note="The copy is a line for the console of the app's page."
          value={value}
          copy={
            where === 'localStorage'
              ? `localStorage.setItem(${JSON.stringify(key)}, ${JSON.stringify(value)});`
              : `document.cookie = ${JSON.stringify(`${key}=${value}; path=/`)};`
          }
        />
      ))}
      {cookies.length > 0 && (
        <Part
          title={`${cookies.length === 1 ? 'cookie' : 'cookies'} ${cookies.map(({ name }) => name).join(', ')}`}
          what="the line for the cookies"
          note={noteOn(cookies)}
          value={cookies.map(({ name, value }) => `${name}=${value}`).join('; ')}
          copy={`await page.context().addCookies(${JSON.stringify(cookies)});`}
        />
      )}
    </dl>
  );
}

function noteOn(cookies: readonly SessionCookie[]): string {
  const hidden = cookies.some(({ httpOnly }) => httpOnly) ? ' Scripts of a page cannot set them.' : '';
  return `The copy is a line for Playwright.${hidden}`;
}

function Part({
  title,
  what,
  note,
  value,
  copy = value,
}: {
  readonly title: string;
  readonly what: string;
  readonly note?: string;
  readonly value: string;
  readonly copy?: string;
}): VNode {
  return (
    <div>
      <dt class="row between">
        {title}
        <CopyButton what={what} text={copy} />
      </dt>
      <dd>
        <code class="cut">{value}</code>
        {note && <p class="soft">{note}</p>}
      </dd>
    </div>
  );
}
