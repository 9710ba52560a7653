import { waitFor } from '@testing-library/dom';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Backend, type Backends, backends, email, newPassword, oldPassword, page } from './backends.ts';
import { createVisitor } from './visitor.ts';

const isSent = /we have sent it a/;
const isSet = /Your password is set/;

/** Shows the form of a recipe in an element, as a page load at `location.href` would; gives what takes it away. */
export type LoadPage = (element: Element, backend: Backend) => (() => void) | Promise<() => void>;

/** What every recipe promises. A test types and clicks in the page, which talks to a mock server. */
export function describeForm(all: Backends, load: LoadPage, linksTo: string = page): void {
  const byCode = all['InsForge, by code'];
  const byLink = all['Stack Auth, by link'];
  let close: (() => void) | undefined;

  beforeEach(() => {
    vi.spyOn(console, 'error');
    vi.spyOn(console, 'warn');
    localStorage.clear();
    sessionStorage.clear();
    history.replaceState(null, '', page);
  });
  afterEach(() => {
    close?.();
    close = undefined;
    vi.useRealTimers();
    vi.unstubAllGlobals();
    const complaints = [console.error, console.warn].flatMap((spied) => vi.mocked(spied).mock.calls);
    vi.restoreAllMocks();
    expect(complaints).toEqual([]);
  });

  /** Another page load, in this tab. */
  const visit = async (backend: Backend, address = location.href) => {
    close?.();
    history.replaceState(null, '', address);
    const element = document.body.appendChild(document.createElement('main'));
    const unmount = await load(element, backend);
    close = () => {
      unmount();
      element.remove();
    };
    return createVisitor();
  };
  const open = async (backend: Backend) => {
    const mock = backend.start();
    const fetch = vi.fn(async (request: Request) => {
      if (!request.url.startsWith(mock.baseUrl)) throw new TypeError(`Nobody is at ${request.url}`);
      return mock.fetch(request);
    });
    vi.stubGlobal('fetch', fetch);
    const mails = () => mock.outbox.list({ to: email, kind: 'password-reset' });
    /** Where a reader of the newest mail is who follows its link. */
    const follow = async () => {
      const [{ link = '' } = {}] = await mails();
      return link.startsWith(page) ? link : ((await mock.fetch(link)).headers.get('Location') ?? '');
    };
    return { mock, fetch, mails, follow, visitor: await visit(backend) };
  };
  const codeIn = ([mail]: readonly { code?: string | undefined }[]) => mail?.code ?? '';

  describe.each(Object.keys(backends) as (keyof Backends)[])('%s', (name) => {
    test('takes somebody from the mail to the new password', async () => {
      const backend = all[name];
      const { mails, follow, visitor } = await open(backend);

      await visitor.submit('E-mail', email);
      const status = await visitor.readsStatus(isSent);
      if (status?.includes('code')) await visitor.submit('Code', codeIn(await mails()));
      else {
        const address = await follow();
        expect(new URL(address).searchParams.has('code')).toBe(true);
        await visit(backend, address);
      }
      await visitor.submit('New password', newPassword);

      await visitor.readsStatus(isSet);
      expect(location.href).toBe(page);
      expect(await mails()).toHaveLength(1);
      expect(await backend.canSignIn(oldPassword)).toBe(false);
      expect(await backend.canSignIn(newPassword)).toBe(true);
      expect(Object.keys({ ...localStorage, ...sessionStorage })).toEqual([]);
    });
  });

  test('lets a mistyped code be corrected', async () => {
    const { mails, visitor } = await open(byCode);
    await visitor.submit('E-mail', email);
    await visitor.readsStatus(isSent);
    const code = codeIn(await mails());

    await visitor.submit('Code', code === '000000' ? '000001' : '000000');

    expect(await visitor.readsAlert()).toMatch(/not the code/);
    await visitor.submit('Code', code);
    await visitor.finds('New password');
  });

  test('ticks off the rules while the password is typed, and says so when the backend refuses it', async () => {
    const { mock, mails } = await open(byCode);
    await mock.options.set({ passwordMinLength: 8, requireNumber: true });
    const visitor = await visit(byCode);
    await visitor.submit('E-mail', email);
    await visitor.readsStatus(isSent);
    await visitor.submit('Code', codeIn(await mails()));

    await visitor.type('New password', 'short1');

    await waitFor(() => expect(visitor.readsList()).toEqual(['✗ at least 8 characters', '✓ a digit']));
    await visitor.click('Set password');
    expect(await visitor.readsAlert()).toMatch(/too weak/);
    await visitor.submit('New password', newPassword);
    await visitor.readsStatus(isSet);
  });

  test('counts the seconds until another mail can be asked for, and asks for it then', async () => {
    vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'] });
    const { mails, visitor } = await open(byCode);
    await visitor.submit('E-mail', email);

    expect((await visitor.button('Send again in 60 s')).disabled).toBe(true);
    vi.advanceTimersByTime(18_000);
    await visitor.button('Send again in 42 s');
    vi.advanceTimersByTime(42_000);
    await visitor.click('Send again');

    expect((await visitor.button('Send again in 60 s')).disabled).toBe(true);
    expect(await mails()).toHaveLength(2);
  });

  test('asks for a mail once, and says so if that fails', async () => {
    const { fetch, visitor } = await open(byCode);
    fetch.mockRejectedValue(new TypeError('fetch failed'));

    await visitor.submit('E-mail', email);

    expect(await visitor.readsAlert()).toMatch(/could not be reached/);
    expect(fetch.mock.calls.filter(([{ method }]) => method === 'POST')).toHaveLength(1);
  });

  test('goes on after a reload where it was', async () => {
    const { mails, visitor } = await open(byCode);
    await visitor.submit('E-mail', email);
    await visitor.readsStatus(isSent);
    const code = codeIn(await mails());
    await visit(byCode);

    await visitor.submit('Code', code);
    await visitor.finds('New password');
    await visit(byCode);

    await visitor.submit('New password', newPassword);
    await visitor.readsStatus(isSet);
  });

  test('says that a link is used up, and starts again', async () => {
    const { follow, visitor } = await open(byLink);
    await visitor.submit('E-mail', email);
    await visitor.readsStatus(isSent);
    const link = await follow();
    await visit(byLink, link);
    await visitor.submit('New password', newPassword);
    await visitor.readsStatus(isSet);
    await visit(byLink, link);

    await visitor.submit('New password', newPassword);

    expect(await visitor.readsAlert()).toMatch(/no longer works/);
    await visitor.click('Start again');
    await visitor.finds('E-mail');
  });

  test('says that a link has been refused', async () => {
    const { visitor } = await open(byCode);
    await visit(byCode, `${linksTo}?insforge_type=reset_password&insforge_status=error&insforge_error=Invalid+token`);

    expect(await visitor.readsAlert()).toMatch(/not the code or link/);
    expect(location.href).not.toContain('insforge');
    await visitor.submit('E-mail', email);
    await visitor.readsStatus(/we have sent it a code/);
  });
}
