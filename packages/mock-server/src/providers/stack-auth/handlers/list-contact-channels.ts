import { authOf } from '../auth-of.ts';
import type { Backend, Reply, Request } from '../backend.ts';
import { channelView, ownershipFailure } from '../contact-channels.ts';
import { readTenancy, readWholeTenancy } from '../tenancy.ts';

/** `GET /contact-channels`: the addresses of a user, or for servers of all users. */
export async function listContactChannels(
  { query }: Request<'listContactChannels'>,
  backend: Backend,
): Promise<Reply<'listContactChannels'>> {
  const { user_id: userId, contact_channel_id: channelId } = query ?? {};
  const refused = ownershipFailure(backend, 'list', userId);
  if (refused) return refused;
  const { id: projectId } = authOf(backend).project.shown;
  const { users } =
    userId === undefined
      ? await readWholeTenancy(backend, projectId)
      : await readTenancy(backend, projectId, { users: [userId] });
  const items = Object.values(users)
    .flatMap((user) => user.channels.map((channel) => channelView(user, channel)))
    .filter(({ id }) => channelId === undefined || id === channelId);
  return { status: 200, body: { items, is_paginated: false } };
}
