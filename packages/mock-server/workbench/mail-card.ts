import type { Message } from './api.ts';
import { copyButton } from './copy-button.ts';
import { element, setText } from './dom.ts';
import { absolute, relative, timeOfDay } from './time.ts';

/** One mail on the page. */
export interface MailCard {
  readonly backend: string;
  readonly message: Message;
  readonly root: HTMLLIElement;
  /** Updates the relative times. */
  tick(now: number): void;
}

export const kinds: Readonly<Record<Message['kind'], string>> = {
  'password-reset': 'Password reset',
  verification: 'Verification',
  'sign-in': 'Sign-in',
  invitation: 'Invitation',
  notification: 'Notification',
  bounce: 'Bounce',
};

export function createMailCard(backend: string, name: string, message: Message): MailCard {
  const { from, to, kind, subject, code, link, sentAt, expiresAt } = message;
  const sent = Date.parse(sentAt);
  const age = element('time', { datetime: sentAt });
  const expiry = element('p', { class: 'expiry' });
  const heading = element('h2', { id: `mail-${backend}-${message.id}` }, subject);
  const article = element(
    'article',
    { 'aria-labelledby': heading.id },
    element(
      'p',
      { class: 'about' },
      element('span', { class: 'badge' }, kinds[kind] ?? kind),
      element('span', { class: 'from' }, name),
      element('span', { class: 'when' }, age, ` · ${absolute(sent)}`),
    ),
    heading,
    element('p', { class: 'to' }, 'From ', element('b', {}, from)),
    element('p', { class: 'to' }, 'To ', element('b', {}, to)),
    ...(code === undefined ? [] : [codeOf(code)]),
    ...(link === undefined ? [] : [linkOf(link)]),
    ...(expiresAt === undefined ? [] : [expiry]),
    element(
      'div',
      { class: 'bodies' },
      bodyAs('HTML', () => frame(message)),
      bodyAs('Text', () => text(message)),
    ),
  );
  return {
    backend,
    message,
    root: element('li', {}, article),
    tick(now) {
      setText(age, relative(sent, now));
      if (expiresAt === undefined) return;
      const end = Date.parse(expiresAt);
      article.classList.toggle('expired', end <= now);
      setText(expiry, `${end <= now ? 'Expired' : 'Expires'} ${relative(end, now)}, at ${timeOfDay(end, now)}`);
    },
  };
}

function codeOf(code: string): HTMLElement {
  return element(
    'div',
    { class: 'row' },
    element('strong', { class: 'code' }, code),
    copyButton('the code', () => code, 'Copy code'),
  );
}

function linkOf(link: string): HTMLElement {
  const copy = copyButton('the link', () => link, 'Copy link');
  const url = element('code', { class: 'url' }, link);
  // Some backends use the target of the request for the mail: a `javascript:` link must not run on this page.
  if (!/^https?:\/\//i.test(link)) return element('div', { class: 'row' }, copy, url);
  const newTab = element('span', { class: 'hidden' }, ' (new tab)');
  const arrow = element('span', { 'aria-hidden': 'true' }, ' ↗');
  const open = element('a', { class: 'button', href: link, target: '_blank', rel: 'noopener noreferrer' }, 'Open link');
  open.append(arrow, newTab);
  return element('div', { class: 'row' }, open, copy, url);
}

/** A part of the mail that is created when it is opened for the first time. */
function bodyAs(label: string, make: () => HTMLElement): HTMLElement {
  const details = element('details', {}, element('summary', {}, label));
  details.addEventListener('toggle', () => details.append(make()), { once: true });
  return details;
}

/** The mail's HTML in a sandboxed frame without scripts, forms, windows and origin. */
function frame({ html, subject }: Message): HTMLElement {
  const note = element('p', {}, 'Scripts, pictures from the network and links are off in this preview.');
  const made = element('iframe', { sandbox: '', title: `HTML of “${subject}”`, referrerpolicy: 'no-referrer' });
  // Links then open a new window, which the sandbox refuses, instead of loading into the frame.
  made.srcdoc = `<!doctype html><base target="_blank">${html}`;
  return element('div', {}, made, note);
}

function text(message: Message): HTMLElement {
  return element('pre', { tabindex: '0', 'aria-label': 'Text of the mail' }, message.text);
}
