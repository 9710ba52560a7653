import { withoutSlashes } from '../core/without-slashes.ts';
import type { SeenMail, Target } from './target.ts';

/** How often and how long a mail is looked for, in milliseconds. */
const patience = { every: 100, times: 50 };

/**
 * Reads another server's mail: over Resetkit's control API where the URL is that of an outbox of it
 * (`…/_resetkit/<provider>/outbox`), else over the API of a Mailpit. `token` is that of the Resetkit server, if it has one.
 */
export function outboxAt(url: string, token?: string): NonNullable<Target['mailTo']> {
  const base = withoutSlashes(url);
  const newest = base.includes('/_resetkit/') ? newestOfControl(base, token) : newestOfMailpit(base);
  return async (address) => {
    for (let time = 0; time < patience.times; time += 1) {
      const mail = await newest(address);
      if (mail) return mail;
      await new Promise((resolve) => setTimeout(resolve, patience.every));
    }
    return undefined;
  };
}

type Newest = (address: string) => Promise<SeenMail | undefined>;

function newestOfControl(url: string, token: string | undefined): Newest {
  return async (address) => {
    const found = await json(`${url}?to=${encodeURIComponent(address)}`, showing(token));
    const { messages }: { messages?: SeenMail[] } = Object(found);
    return messages?.[0];
  };
}

interface MailpitMessage {
  readonly Subject: string;
  readonly Text: string;
  readonly To: readonly { readonly Address: string }[];
}

function newestOfMailpit(url: string): Newest {
  return async (address) => {
    const query = encodeURIComponent(`to:"${address}"`);
    const found: { messages?: { ID: string }[] } = Object(await json(`${url}/api/v1/search?query=${query}&limit=1`));
    const id = found.messages?.[0]?.ID;
    if (id === undefined) return undefined;
    const { Subject, Text, To }: MailpitMessage = Object(await json(`${url}/api/v1/message/${encodeURIComponent(id)}`));
    return { to: To[0]?.Address ?? '', subject: Subject, text: Text };
  };
}

/** The header that shows a token to a Resetkit server. */
export function showing(token: string | undefined): Record<string, string> {
  return token === undefined ? {} : { Authorization: `Bearer ${token}` };
}

async function json(url: string, headers: Record<string, string> = {}): Promise<unknown> {
  // Whoever cannot reach the outbox must not be told that the server is down.
  const response = await fetch(url, { headers }).catch(() => {
    throw new Error(`The outbox does not answer at ${url}.`);
  });
  if (!response.ok) throw new Error(`The outbox answers ${response.status} at ${url}.`);
  return response.json();
}
