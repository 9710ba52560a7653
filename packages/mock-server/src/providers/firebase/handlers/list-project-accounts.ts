import type { Backend, Reply, Request } from '../backend.ts';
import { lists } from '../policy.ts';
import { viewOf } from '../user-view.ts';
import { listUsers } from '../users.ts';

/** `GET /v1/projects/{id}/accounts:batchGet`: accounts by pages. The length -1 is one page of all. */
export async function listProjectAccounts(
  { query: { maxResults, nextPageToken } }: Request<'listProjectAccounts'>,
  backend: Backend,
): Promise<Reply<'listProjectAccounts'>> {
  const most = Math.min(Number(maxResults ?? 0) || lists.page, lists.most);
  const later = (await listUsers(backend)).filter(({ localId }) => !nextPageToken || localId > nextPageToken);
  const page = most >= 0 && later.length >= most ? later.slice(0, most) : later;
  const last = most >= 0 && later.length >= most ? page.at(-1)?.localId : undefined;
  return {
    status: 200,
    body: {
      kind: 'identitytoolkit#DownloadAccountResponse',
      users: page.map((user) => viewOf(user, backend.options)),
      ...(last !== undefined && { nextPageToken: last }),
    },
  };
}
