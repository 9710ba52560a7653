import type { Account, Backend } from './api.ts';
import { copyButton } from './copy-button.ts';
import { button, element, setText } from './dom.ts';
import { commandsForReset } from './example.ts';
import { absolute, span } from './time.ts';

/** The panel of one backend next to the mails: its URL, its clock, its accounts. */
export interface BackendPanel {
  readonly backend: Backend;
  readonly root: HTMLElement;
  showAccounts(accounts: readonly Account[]): void;
  tick(now: number): void;
}

/** The actions of the panel's buttons. */
export interface PanelActions {
  onAdvance(backend: Backend, ms: number): void;
  onRestart(backend: Backend): void;
}

const steps = [
  { label: '+1 min', words: '1 minute', ms: 60_000 },
  { label: '+16 min', words: '16 minutes', ms: 16 * 60_000 },
  { label: '+25 h', words: '25 hours', ms: 25 * 3_600_000 },
];

export function createBackendPanel(backend: Backend, isOpen: boolean, actions: PanelActions): BackendPanel {
  const name = backend.title;
  const heading = element('h2', { id: `backend-${backend.id}` }, backend.imitates);
  const time = element('time');
  const ahead = element('span', { class: 'ahead' });
  const summary = element('summary');
  const list = element('ul', { class: 'accounts' });
  const curl = element('code', { class: 'line' });
  const buttons = steps.map(({ label, words, ms }) =>
    button(label, () => actions.onAdvance(backend, ms), { 'aria-label': `${label}: turn the clock ${words} forward` }),
  );
  let shown = '';

  const root = element(
    'section',
    { 'aria-labelledby': heading.id },
    heading,
    row(
      'Base URL',
      element('code', {}, backend.baseUrl),
      copyButton(`the base URL of ${name}`, () => backend.baseUrl),
    ),
    row(
      'Try it',
      curl,
      copyButton(`a curl for ${name}`, () => curl.textContent ?? ''),
    ),
    element(
      'details',
      { open: isOpen },
      element('summary', {}, 'Clock and restart'),
      element('p', {}, time, ahead),
      element('div', { class: 'row', role: 'group', 'aria-label': `Clock of ${name}` }, ...buttons),
      button('Restart …', () => actions.onRestart(backend), { 'aria-label': `Restart ${name} …`, class: 'danger' }),
    ),
    element('details', { open: isOpen }, summary, list),
  );

  return {
    backend,
    root,
    showAccounts(accounts) {
      if (shown === JSON.stringify(accounts)) return;
      shown = JSON.stringify(accounts);
      summary.textContent = `Accounts (${accounts.length})`;
      list.replaceChildren(...accounts.map(accountItem));
      curl.textContent = commandsForReset(backend, accounts).join(' && ');
    },
    tick(now) {
      const difference = now - Date.now();
      const distance = span(difference);
      setText(time, absolute(now));
      time.dateTime = new Date(now).toISOString();
      setText(ahead, distance && ` ${distance} ${difference > 0 ? 'ahead' : 'behind'}`);
    },
  };
}

function row(label: string, content: Node, copy: Node): HTMLElement {
  return element('div', { class: 'line' }, element('span', { class: 'label' }, label), content, copy);
}

function accountItem({ email, emailVerified, hasPassword }: Account): HTMLElement {
  return element(
    'li',
    {},
    element('span', { class: 'email' }, email),
    flag(emailVerified, 'verified', 'not verified'),
    flag(hasPassword, 'has password', 'no password'),
  );
}

function flag(value: boolean, yes: string, no: string): HTMLElement {
  return element('span', { class: value ? 'flag yes' : 'flag' }, value ? `✓ ${yes}` : `✗ ${no}`);
}
