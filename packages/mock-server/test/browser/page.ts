// The page that the tests in a browser open: a password reset as an app has it, with one form for each step.
// `?sdk=` names the SDK, `?backend=` a server; without a server MSW answers, from a mock server inside the page, which
// with `?keep` stores its state in the session storage.
import { createMockServer, type Message, type MockServer } from '@resetkit/mock-server';
import { type InsforgeTypes, insforge } from '@resetkit/mock-server/insforge';
import { createWebStorageStore } from '@resetkit/mock-server/stores/web-storage';
import { setupMockWorker } from '../../src/browser.ts';
import { type Account, sdks } from './account.ts';

declare global {
  interface Window {
    /** What tests reach from outside. */
    readonly app: { readonly account: Account; readonly mock: MockServer<InsforgeTypes> };
  }
}

const parameters = new URLSearchParams(location.search);
const backend = parameters.get('backend');
const keeps = parameters.has('keep');
const mock = createMockServer(insforge(), {
  random: 'the same ids after a page load',
  seed: [{ email: 'ada@example.com', password: 'old-password1' }],
  ...(keeps && { store: createWebStorageStore(sessionStorage) }),
});
const sdk = parameters.get('sdk') === '@insforge/sdk' ? '@insforge/sdk' : '@resetkit/sdk';
const account = sdks[sdk](backend ?? mock.baseUrl);
let token = parameters.get('token') ?? '';

onSubmit('send', async () => {
  await account.sendReset(field('email'), location.href);
  return 'Mailed';
});
onSubmit('exchange', async () => {
  token = await account.exchange(field('email'), field('code'));
  return 'Choose a new password';
});
onSubmit('reset', async () => {
  await account.reset(token, field('newPassword'));
  return 'Password changed';
});
onSubmit('sign-in', async () => `Signed in as ${await account.signIn(field('email'), field('password'))}`);

if (backend === null) {
  await setupMockWorker(mock).start({ quiet: true });
  void showMails();
}
Object.assign(window, { app: { account, mock } });
say('Ready');

/** Shows the mails that the mock server in the page sends, as they come. */
async function showMails(): Promise<void> {
  for (;;) showMail(await mock.outbox.waitFor({ timeout: '1h' }));
}

function showMail({ subject, code, link }: Message): void {
  const item = document.createElement('li');
  const text = Object.assign(document.createElement('code'), { textContent: code });
  item.append(`${subject}: `, code === undefined ? anchor(link ?? '') : text);
  document.querySelector('ol')?.prepend(item);
}

/**
 * A mailed link. MSW does not see navigations: the page asks the mock server where it leads. It goes there without being
 * left, unless the mock server keeps its state: a new page has a new one.
 */
function anchor(href: string): HTMLAnchorElement {
  const link = Object.assign(document.createElement('a'), { href, textContent: 'Choose a new password' });
  link.addEventListener('click', async (event) => {
    event.preventDefault();
    const { headers } = await mock.fetch(href);
    const target = new URL(headers.get('Location') ?? '');
    if (keeps) return location.assign(target);
    history.pushState(null, '', target);
    token = target.searchParams.get('token') ?? '';
    say('Choose a new password');
  });
  return link;
}

function onSubmit(form: string, act: () => Promise<string>): void {
  document.getElementById(form)?.addEventListener('submit', async (event) => {
    event.preventDefault();
    say('…');
    try {
      say(await act());
    } catch (error) {
      say(error instanceof Error ? error.message : String(error));
    }
  });
}

function field(name: string): string {
  return document.querySelector<HTMLInputElement>(`[name=${name}]`)?.value ?? '';
}

function say(sentence: string): void {
  const status = document.querySelector('[role=status]');
  if (status) status.textContent = sentence;
}
