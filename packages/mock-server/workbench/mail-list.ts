import type { Message } from './api.ts';
import { byId, element } from './dom.ts';
import { createMailCard, type MailCard } from './mail-card.ts';

/** A filter for mails. An empty text matches all. */
export interface Filter {
  readonly backend: string;
  readonly to: string;
}

/** The list of all mails, newest first. */
export interface MailList {
  /**
   * Replaces the mails of a backend and returns those that are new. The others stay as they are, with their open parts.
   */
  replace(backend: string, name: string, messages: readonly Message[]): readonly Message[];
  /** Adds new mails at the top. */
  add(backend: string, name: string, messages: readonly Message[]): void;
  /** Removes the mails of backends other than these. */
  removeOthers(backends: readonly string[]): void;
  /** Shows the mails that match. Returns their number, and the number of all mails. */
  filter(filter: Filter): { shown: number; all: number };
  tick(now: (backend: string) => number): void;
}

export function createMailList(): MailList {
  const root = byId('mails', HTMLOListElement);
  const recipients = byId('recipients', HTMLDataListElement);
  let cards: MailCard[] = [];

  const drop = (isOver: (card: MailCard) => boolean): void => {
    for (const card of cards.filter(isOver)) card.root.remove();
    cards = cards.filter((card) => !isOver(card));
  };
  const listRecipients = (): void => {
    const addresses = [...new Set(cards.map(({ message }) => message.to))].sort();
    recipients.replaceChildren(...addresses.map((value) => element('option', { value })));
  };

  return {
    replace(backend, name, messages) {
      const ids = new Set(messages.map(({ id }) => id));
      drop((card) => card.backend === backend && !ids.has(card.message.id));
      const listed = new Set(cards.filter((card) => card.backend === backend).map(({ message }) => message.id));
      const missing = messages.filter(({ id }) => !listed.has(id));
      cards = [...missing.map((message) => createMailCard(backend, name, message)), ...cards];
      cards.sort((a, b) => Date.parse(b.message.sentAt) - Date.parse(a.message.sentAt));
      root.replaceChildren(...cards.map((card) => card.root));
      listRecipients();
      return missing;
    },
    add(backend, name, messages) {
      const fresh = messages.map((message) => createMailCard(backend, name, message));
      for (const { root: item } of fresh) item.classList.add('new');
      cards = [...fresh, ...cards];
      root.prepend(...fresh.map((card) => card.root));
      listRecipients();
    },
    removeOthers(backends) {
      drop((card) => !backends.includes(card.backend));
    },
    filter({ backend, to }) {
      const wanted = to.trim().toLowerCase();
      const among = cards.filter((card) => backend === '' || card.backend === backend);
      const shown = new Set(among.filter(({ message }) => message.to.toLowerCase().includes(wanted)));
      for (const card of cards) card.root.hidden = !shown.has(card);
      return { shown: shown.size, all: among.length };
    },
    tick(now) {
      for (const card of cards) if (!card.root.hidden) card.tick(now(card.backend));
    },
  };
}
