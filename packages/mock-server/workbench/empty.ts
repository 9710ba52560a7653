import type { Account, Backend } from './api.ts';
import { copyButton } from './copy-button.ts';
import { button, byId, element } from './dom.ts';
import { commandsForReset } from './example.ts';

/** The content of the page while the list is empty. */
export interface EmptyState {
  hide(): void;
  /** There are no mails yet: shows commands that send one. */
  showWays(backends: readonly Backend[], accounts: ReadonlyMap<string, readonly Account[]>): void;
  /** There are mails, but none matches the filter. */
  showNoMatch(clear: () => void): void;
}

export function createEmptyState(): EmptyState {
  const root = byId('empty', HTMLElement);
  let content = '';
  /** Replaces the content only if it differs, so that a focused button keeps the focus. */
  const show = (key: string, make: () => readonly Node[]): void => {
    if (content !== key) root.replaceChildren(...make());
    content = key;
    root.hidden = key === '';
  };

  return {
    hide: () => show('', () => []),
    showNoMatch: (clear) =>
      show('no match', () => [element('p', {}, 'No mail to this recipient. ', button('Show all recipients', clear))]),
    showWays(backends, accounts) {
      const ways = backends.map((backend) => ({ backend, accounts: accounts.get(backend.id) ?? [] }));
      show(JSON.stringify(ways), () => [
        element('h2', {}, 'No mail yet'),
        element(
          'p',
          {},
          'Ask for a password reset, in your app or with the command below. The mail appears here by itself.',
        ),
        ...ways.flatMap((way) => steps(way.backend, way.accounts, ways.length > 1)),
      ]);
    },
  };
}

function steps(backend: Backend, accounts: readonly Account[], isOneOfSeveral: boolean): readonly Node[] {
  const title = isOneOfSeveral ? [element('h3', {}, backend.title)] : [];
  const [first = '', second] = commandsForReset(backend, accounts);
  if (second === undefined) return [...title, command('the command', first)];
  return [
    ...title,
    element('p', {}, 'There is no demo account. Make it, then ask for its reset:'),
    command('the command that makes an account', first),
    command('the command that asks for a reset', second),
  ];
}

function command(what: string, text: string): HTMLElement {
  return element(
    'div',
    { class: 'command' },
    element('code', {}, text),
    copyButton(what, () => text),
  );
}
