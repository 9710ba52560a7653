import { authOf } from '../auth-of.ts';
import type { Backend, Reply, Request } from '../backend.ts';
import { ownershipFailure } from '../contact-channels.ts';
import { updateTenancy, withUser } from '../tenancy.ts';

type DeleteReply = Reply<'deleteContactChannel'>;

/** `DELETE /contact-channels/{user_id}/{contact_channel_id}`: deletes an address, also the primary one. */
export async function deleteContactChannel(
  { path }: Request<'deleteContactChannel'>,
  backend: Backend,
): Promise<DeleteReply> {
  const refused = ownershipFailure(backend, 'delete', path.user_id);
  if (refused) return refused;
  return updateTenancy<DeleteReply>(backend, authOf(backend).project.shown.id, { user: path.user_id }, (tenancy) => {
    const user = tenancy.users[path.user_id];
    const channels = user?.channels.filter(({ id }) => id !== path.contact_channel_id) ?? [];
    if (!user || channels.length === user.channels.length)
      return [tenancy, { status: 400, body: 'Contact channel not found' }];
    return [withUser(tenancy, { ...user, channels }), { status: 200, body: { success: true } }];
  });
}
