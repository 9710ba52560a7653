import type { ResetBackend, ResetClient } from '@resetkit/sdk';
import { waitFor } from '@testing-library/dom';
import { createRoot } from 'react-dom/client';
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { backends, email, newPassword, page } from '../test/backends.ts';
import { describeForm } from '../test/describe-form.ts';
import { browserCookies } from '../test/next-headers.ts';
import { createVisitor } from '../test/visitor.ts';
import { takeStep } from './app/forgot-password/actions.ts';
import { GET } from './app/forgot-password/link/route.ts';
import ForgotPasswordPage from './app/forgot-password/page.tsx';
import { unseal } from './lib/seal.ts';

const { client: own } = await vi.importActual<typeof import('./lib/client.ts')>('./lib/client.ts');
const all = { ...backends, 'Supabase, by PKCE link': { ...backends['Supabase, by PKCE link'], client: own } };

/** The one import that another backend changes. */
const imported = vi.hoisted(() => ({ client: undefined as ResetClient<ResetBackend> | undefined }));
vi.mock('./lib/client.ts', () => ({
  get client() {
    return imported.client;
  },
}));

const linksTo = `${page}/link`;

beforeEach(() => {
  vi.stubEnv('APP_URL', new URL(page).origin);
  vi.stubEnv('RESET_COOKIE_KEY', btoa('a key of thirty-two characters..'));
  browserCookies.clear();
  imported.client = own;
});

/** What Next does for a page load: routes it, calls the page, and renders what it gives. */
async function loadPage(element: Element): Promise<() => void> {
  if (location.href.startsWith(linksTo)) {
    const { headers } = await GET(new Request(location.href));
    history.replaceState(null, '', headers.get('Location'));
  }
  const searchParams = Promise.resolve(Object.fromEntries(new URLSearchParams(location.search)));
  const root = createRoot(element);
  root.render(await ForgotPasswordPage({ searchParams }));
  return () => root.unmount();
}

describeForm(
  all,
  (element, { client }) => {
    imported.client = client;
    return loadPage(element);
  },
  linksTo,
);

describe('What the browser is told', () => {
  const start = { step: 'start' } as const;
  const form = (fields: Record<string, string>) => {
    const data = new FormData();
    for (const [name, value] of Object.entries(fields)) data.set(name, value);
    return data;
  };
  const open = () => {
    const mock = all['Supabase, by PKCE link'].start();
    vi.stubGlobal('fetch', mock.fetch);
    onTestFinished(() => void vi.unstubAllGlobals());
    return mock;
  };
  const cookie = () => browserCookies.get('password-reset');
  const sealed = async () => Object(await unseal(cookie()?.value ?? ''));

  test('contains no verifier, neither from the action nor from the cookie', async () => {
    open();

    const view = await takeStep(start, form({ step: 'request', email }));

    expect(view).toEqual({ step: 'sent', next: 'link', email, resendAt: expect.any(Number) });
    const { verifier } = await sealed();
    expect(verifier).toHaveLength(43);
    expect(atob(`${cookie()?.value}`.replace(/-/g, '+').replace(/_/g, '/'))).not.toContain(verifier);
    expect(cookie()?.options).toMatchObject({ httpOnly: true, secure: true, sameSite: 'lax' });
  });

  test('contains no token, even if a step has failed after it opened a session', async () => {
    const mock = open();
    await takeStep(start, form({ step: 'request', email }));
    const [{ link = '' } = {}] = await mock.outbox.list({ to: email });
    await GET(new Request((await mock.fetch(link)).headers.get('Location') ?? ''));

    const view = await takeStep(start, form({ step: 'confirm', password: 'weak' }));

    expect(view).toEqual({ step: 'ready', problem: 'This password is too weak.' });
    expect(await sealed()).toMatchObject({ session: { access_token: expect.any(String) } });
    expect(await takeStep(start, form({ step: 'confirm', password: newPassword }))).toEqual({
      step: 'done',
      signedIn: true,
    });
    expect(cookie()).toBeUndefined();
  });

  test('is believed only if the server has sealed it', async () => {
    open();
    const forged = btoa(JSON.stringify({ step: 'ready', token: 'a token of mine' }));
    browserCookies.set('password-reset', { name: 'password-reset', value: forged, options: {} });

    const view = await takeStep({ step: 'ready' }, form({ step: 'confirm', password: newPassword }));

    expect(view.step).toBe('start');
    expect(view.problem).toBeDefined();
  });
});

describe('A form of this recipe', () => {
  /** A page load, with InsForge behind the server. */
  const visit = async (address = page) => {
    const mock = all['InsForge, by code'].start();
    vi.stubGlobal('fetch', mock.fetch);
    imported.client = all['InsForge, by code'].client;
    history.replaceState(null, '', address);
    const element = document.body.appendChild(document.createElement('main'));
    const unmount = await loadPage(element);
    onTestFinished(() => {
      unmount();
      element.remove();
      vi.unstubAllGlobals();
    });
    const code = async () => (await mock.outbox.list({ to: email }))[0]?.code ?? '';
    return { visitor: createVisitor(), code };
  };

  test('judges an empty field after a password was refused, since React has emptied it', async () => {
    const { visitor, code } = await visit();
    await visitor.submit('E-mail', email);
    await visitor.finds('Code');
    await visitor.submit('Code', await code());
    await visitor.submit('New password', 'weak1');
    expect(await visitor.readsAlert()).toBe('This password is too weak.');

    expect(await visitor.finds('New password')).toHaveProperty('value', '');
    await waitFor(() => expect(visitor.readsList()).toEqual(['✗ at least 6 characters']));
  });

  test('can be started again when all is done', async () => {
    const { visitor, code } = await visit();
    await visitor.submit('E-mail', email);
    await visitor.finds('Code');
    await visitor.submit('Code', await code());
    await visitor.submit('New password', newPassword);
    expect(await visitor.readsStatus(/Your password is set/)).toBeDefined();

    await visitor.click('Start again');

    expect(await visitor.finds('E-mail')).toHaveProperty('value', '');
  });

  test('asks for another mail where the cookie is gone', async () => {
    const { visitor, code } = await visit();
    await visitor.submit('E-mail', email);
    await visitor.finds('Code');
    browserCookies.clear();

    await visitor.submit('Code', await code());

    expect(await visitor.readsAlert()).toBe('This code or link no longer works. Ask for another one.');
  });

  test('says once what was wrong with a link', async () => {
    const { visitor } = await visit(`${page}?problem=link`);

    expect(await visitor.readsAlert()).toMatch(/^This is not the code or link/);
    await waitFor(() => expect(location.href).toBe(page));
  });

  test('is not sent without knowing where links lead', async () => {
    vi.stubEnv('APP_URL', '');
    const form = new FormData();
    form.set('step', 'request');
    form.set('email', email);

    await expect(takeStep({ step: 'start' }, form)).rejects.toThrow(
      'Set APP_URL to where this app is, such as https://app.example.com',
    );
  });
});
