import type { operations } from '@resetkit/sdk/mailpit/types';
import type { Accepted, Reply as CoreReply, Handlers } from '../../core/operation.ts';
import { type Letter, lettersOf, letterWith, mark, remove } from './letter.ts';
import type { Mailpit } from './mailpit-world.ts';
import { found } from './search.ts';
import { listOf, mailOf, unread } from './shown.ts';
import { headersOf, sourceOf } from './source.ts';

type Id = keyof operations;
type Request<Of extends Id> = Accepted<operations, Of>;
type Reply<Of extends Id> = CoreReply<operations, Of>;

const done = { status: 200, body: 'ok' } as const;
const notFound = { status: 404, body: '404 page not found' } as const;
const noSearch = { status: 400, body: 'Error: no search query' } as const;

async function listMails({ query }: Request<'listMails'>, { mocks }: Mailpit): Promise<Reply<'listMails'>> {
  const all = await lettersOf(mocks);
  return { status: 200, body: listOf(all, all, query) };
}

async function markMails({ body }: Request<'markMails'>, { mocks }: Mailpit): Promise<Reply<'markMails'>> {
  const all = await lettersOf(mocks);
  const searched = body.Search === undefined || body.Search === '' ? all : found(all, body.Search);
  await mark(withIds(searched, body.IDs), body.Read ?? false);
  return done;
}

async function deleteMails({ body }: Request<'deleteMails'>, { mocks }: Mailpit): Promise<Reply<'deleteMails'>> {
  await remove(withIds(await lettersOf(mocks), body?.IDs));
  return done;
}

async function searchMails({ query }: Request<'searchMails'>, { mocks }: Mailpit): Promise<Reply<'searchMails'>> {
  if (!query.query) return noSearch;
  const all = await lettersOf(mocks);
  return { status: 200, body: listOf(all, found(all, query.query), query) };
}

async function deleteFoundMails(
  { query }: Request<'deleteFoundMails'>,
  { mocks }: Mailpit,
): Promise<Reply<'deleteFoundMails'>> {
  if (!query.query) return noSearch;
  await remove(found(await lettersOf(mocks), query.query));
  return done;
}

async function getMail({ path }: Request<'getMail'>, { mocks }: Mailpit): Promise<Reply<'getMail'>> {
  const letter = await opened(path.id, mocks);
  return letter ? { status: 200, body: mailOf(letter) } : notFound;
}

async function getMailHeaders(
  { path }: Request<'getMailHeaders'>,
  { mocks }: Mailpit,
): Promise<Reply<'getMailHeaders'>> {
  const letter = letterWith(path.id, await lettersOf(mocks));
  if (!letter) return notFound;
  const headers = headersOf(letter.message).map(([name, value]): [string, string[]] => [name, [value]]);
  return { status: 200, body: Object.fromEntries(headers) };
}

async function getMailSource({ path }: Request<'getMailSource'>, { mocks }: Mailpit): Promise<Reply<'getMailSource'>> {
  const letter = letterWith(path.id, await lettersOf(mocks));
  return letter ? { status: 200, body: sourceOf(letter.message) } : notFound;
}

async function viewMailHtml({ path }: Request<'viewMailHtml'>, { mocks }: Mailpit): Promise<Reply<'viewMailHtml'>> {
  const letter = await opened(path.id, mocks);
  return letter ? { status: 200, body: letter.message.html } : { status: 404, body: 'Message not found' };
}

async function viewMailText({ path }: Request<'viewMailText'>, { mocks }: Mailpit): Promise<Reply<'viewMailText'>> {
  const letter = await opened(path.id, mocks);
  return letter ? { status: 200, body: letter.message.text } : { status: 404, body: 'Message not found' };
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
function withIds(letters: readonly Letter[], ids: readonly string[] | undefined): readonly Letter[] {
  return ids === undefined || ids.length === 0 ? letters : letters.filter(({ message }) => ids.includes(message.id));
}

/** The mail with an id, which counts as read from now on. */
async function opened(id: string, mocks: Mailpit['mocks']): Promise<Letter | undefined> {
  const letter = letterWith(id, await lettersOf(mocks));
  if (letter) await mark([letter], true);
  return letter;
}
