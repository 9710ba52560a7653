import { authOf } from '../auth-of.ts';
import type { Backend, Reply, Request } from '../backend.ts';
import { channelView, ownershipFailure } from '../contact-channels.ts';
import { readTenancy } from '../tenancy.ts';

/** `GET /contact-channels/{user_id}/{contact_channel_id}`: an address. */
export async function readContactChannel(
  { path }: Request<'readContactChannel'>,
  backend: Backend,
): Promise<Reply<'readContactChannel'>> {
  const refused = ownershipFailure(backend, 'read', path.user_id);
  if (refused) return refused;
  const { id: projectId } = authOf(backend).project.shown;
  const user = (await readTenancy(backend, projectId, { users: [path.user_id] })).users[path.user_id];
  const channel = user?.channels.find(({ id }) => id === path.contact_channel_id);
  if (!user || !channel) return { status: 404, body: 'Contact channel not found.' };
  return { status: 200, body: channelView(user, channel) };
}
