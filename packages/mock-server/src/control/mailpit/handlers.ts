import type { operations } from '@resetkit/sdk/mailpit/types';
import { headersOf, sourceOf } from '../../core/mail-source.ts';
import type { Accepted, Reply as CoreReply, Handlers } from '../../core/operation.ts';
import { type Letter, lettersOf, mark, remove } from './letter.ts';
import type { Mailpit } from './mailpit-world.ts';
import { found } from './search.ts';
import { listOf, mailOf, unread } from './shown.ts';

type Id = keyof operations;
type Request<Of extends Id> = Accepted<operations, Of>;
type Reply<Of extends Id> = CoreReply<operations, Of>;

const done = { status: 200, body: 'ok' } as const;
const noPage = { status: 404, body: '404 page not found' } as const;
const noMail = { status: 404, body: 'Message not found' } as const;
const noSearch = { status: 400, body: 'Error: no search query' } as const;
const both = { status: 400, body: 'You may specify either IDs or a search query, not both' } as const;

async function listMails({ query }: Request<'listMails'>, { mocks }: Mailpit): Promise<Reply<'listMails'>> {
  const all = await lettersOf(mocks);
  return { status: 200, body: listOf(all, all, query) };
}

async function markMails({ body }: Request<'markMails'>, { mocks }: Mailpit): Promise<Reply<'markMails'>> {
  const { IDs = [], Search = '', Read = false } = body;
  if (IDs.length > 0 && Search !== '') return both;
  const all = await lettersOf(mocks);
  await mark(Search === '' ? withIds(all, IDs) : found(all, Search), Read);
  return done;
}

async function deleteMails({ body }: Request<'deleteMails'>, { mocks }: Mailpit): Promise<Reply<'deleteMails'>> {
  await remove(withIds(await lettersOf(mocks), body?.IDs));
  return done;
}

async function searchMails({ query }: Request<'searchMails'>, { mocks }: Mailpit): Promise<Reply<'searchMails'>> {
  const search = searchOf(query);
  if (search === undefined) return noSearch;
  const all = await lettersOf(mocks);
  return { status: 200, body: listOf(all, found(all, search), query) };
}

async function deleteFoundMails(
  { query }: Request<'deleteFoundMails'>,
  { mocks }: Mailpit,
): Promise<Reply<'deleteFoundMails'>> {
  const search = searchOf(query);
  if (search === undefined) return noSearch;
  await remove(found(await lettersOf(mocks), search));
  return done;
}

async function getMail(request: Request<'getMail'>, { mocks }: Mailpit): Promise<Reply<'getMail'>> {
  const letter = await opened(request, mocks);
  return letter ? { status: 200, body: mailOf(letter) } : missing(request);
}

async function getMailHeaders(
  request: Request<'getMailHeaders'>,
  { mocks }: Mailpit,
): Promise<Reply<'getMailHeaders'>> {
  const letter = await letterOf(request, mocks);
  if (!letter) return missing(request);
  const headers = headersOf(letter.message).map(([name, value]): [string, string[]] => [name, [value]]);
  return { status: 200, body: Object.fromEntries(headers) };
}

async function getMailSource(request: Request<'getMailSource'>, { mocks }: Mailpit): Promise<Reply<'getMailSource'>> {
  const letter = await letterOf(request, mocks);
  return letter ? { status: 200, body: sourceOf(letter.message) } : missing(request);
}

async function viewMailHtml(request: Request<'viewMailHtml'>, { mocks }: Mailpit): Promise<Reply<'viewMailHtml'>> {
  const letter = await opened(request, mocks);
  return letter ? { status: 200, body: letter.message.html } : noMail;
}

async function viewMailText(request: Request<'viewMailText'>, { mocks }: Mailpit): Promise<Reply<'viewMailText'>> {
  const letter = await opened(request, mocks);
  return letter ? { status: 200, body: letter.message.text } : noMail;
}

async function getInfo(_request: Request<'getInfo'>, { mocks, version }: Mailpit): Promise<Reply<'getInfo'>> {
  const all = await lettersOf(mocks);
  const bytes = all.reduce((sum, { size }) => sum + size, 0);
  return {
    status: 200,
    body: {
      Version: version,
      LatestVersion: '',
      Database: '',
      DatabaseSize: bytes,
      Messages: all.length,
      Unread: unread(all),
      Tags: {},
      RuntimeStats: {
        Uptime: 0,
        Memory: 0,
        MessagesDeleted: 0,
        SMTPAccepted: all.length,
        SMTPAcceptedSize: bytes,
        SMTPRejected: 0,
        SMTPIgnored: 0,
      },
    },
  };
}

async function listTags(): Promise<Reply<'listTags'>> {
  return { status: 200, body: [] };
}

/** The handlers of openapi/mailpit.yaml. A missing one is a type error. */
export const handlers: Handlers<operations, Mailpit> = {
  listMails,
  markMails,
  deleteMails,
  searchMails,
  deleteFoundMails,
  getMail,
  getMailHeaders,
  getMailSource,
  viewMailHtml,
  viewMailText,
  getInfo,
  listTags,
};

/** Mails with these ids; without ids all of them. */
function withIds(letters: readonly Letter[], ids: readonly string[] = []): readonly Letter[] {
  return ids.length === 0 ? letters : letters.filter(({ message }) => ids.includes(message.id));
}

/** What a query searches for. `undefined` if that is nothing. */
function searchOf({ query = '' }: { readonly query?: string }): string | undefined {
  return query.trim() === '' ? undefined : query;
}

/** A request for one mail: by its id, or `latest` of all or of those that a search finds. */
interface ForOne {
  readonly path: { readonly id: string };
  readonly query: { readonly query?: string };
}

async function letterOf({ path, query }: ForOne, mocks: Mailpit['mocks']): Promise<Letter | undefined> {
  const letters = await lettersOf(mocks);
  if (path.id !== 'latest') return letters.find(({ message }) => message.id === path.id);
  const search = searchOf(query);
  return (search === undefined ? letters : found(letters, search))[0];
}

/** The mail that a request is for, which counts as read from now on. */
async function opened(request: ForOne, mocks: Mailpit['mocks']): Promise<Letter | undefined> {
  const letter = await letterOf(request, mocks);
  if (letter) await mark([letter], true);
  return letter;
}

/** What the API says where there is no mail. Its sentence for `latest` is another one than for an id. */
function missing({ path }: ForOne): typeof noMail | typeof noPage {
  return path.id === 'latest' ? noMail : noPage;
}
