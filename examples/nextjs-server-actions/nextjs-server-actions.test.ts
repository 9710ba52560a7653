import type { ResetBackend, ResetClient } from '@resetkit/sdk';
import { createRoot } from 'react-dom/client';
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { backends, email, newPassword, page } from '../test/backends.ts';
import { describeForm } from '../test/describe-form.ts';
import { browserCookies } from '../test/next-headers.ts';
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

  test('is no verifier, neither by the action nor by the cookie', async () => {
    open();

    const view = await takeStep(start, form({ step: 'request', email }));

    expect(view).toEqual({ step: 'sent', next: 'link', email, resendAt: expect.any(Number) });
    const { verifier } = await sealed();
    expect(verifier).toHaveLength(72);
    expect(atob(`${cookie()?.value}`.replace(/-/g, '+').replace(/_/g, '/'))).not.toContain(verifier);
    expect(cookie()?.options).toMatchObject({ httpOnly: true, secure: true, sameSite: 'lax' });
  });

  test('is no token, though a step that has got half-way leaves a session behind', async () => {
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
