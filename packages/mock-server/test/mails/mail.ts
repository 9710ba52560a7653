import type { Message, MockServer } from '@resetkit/mock-server';

/** What a mail says of its account, besides what is the same in all. */
export interface Said {
  /** The name of the account. */
  readonly name?: string;
  /** The name of the project, where it has one. */
  readonly project?: string;
  /** Where the link leads in the end. */
  readonly page?: string;
}

/** A mail, as somebody reads it, with LINK and CODE in place of its own. */
export interface Read {
  readonly from: string;
  readonly subject: string;
  readonly parts: readonly string[];
  readonly text: string;
}

/** The mails of a provider by name. */
export type EveryMail = Readonly<
  Record<
    string,
    Read & {
      /** Makes it, by requests as an app makes them. */
      make(said: Said): Promise<Message>;
    }
  >
>;

export const email = 'ada@example.com';
export const password = 'Analytical-Engine-1843';
export const clock = '2026-01-02T03:04:05Z';
export const newEmail = 'lovelace@example.com';

export const account = ({ name = 'Ada' }: Said) => ({ email, password, name });
export const settings = (said: Said) => ({ clock, seed: [account(said)] });

/** Sends JSON. Resolves to the answer. Rejects if it is a refusal. */
export async function send(
  mock: Pick<MockServer, 'fetch'>,
  path: string,
  body: object,
  headers: Record<string, string> = {},
  method = 'POST',
): Promise<unknown> {
  const init = { method, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) };
  const response = await mock.fetch(path, init);
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
  return text === '' ? undefined : JSON.parse(text);
}

/** The one mail that a mock server has sent to an address. */
export async function mailTo(mock: Pick<MockServer, 'outbox'>, to = email): Promise<Message> {
  const [mail, ...others] = await mock.outbox.list({ to });
  if (!mail || others.length > 0) throw new Error(`Expected one mail to ${to}, not ${others.length + 1}.`);
  return mail;
}
