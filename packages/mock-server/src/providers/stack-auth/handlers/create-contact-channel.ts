import { authOf } from '../auth-of.ts';
import type { Backend, Reply, Request } from '../backend.ts';
import { channelView, ownershipFailure, usedForAuth, withChannel } from '../contact-channels.ts';
import { unexpected } from '../errors.ts';
import { updateTenancy, withUser } from '../tenancy.ts';
import type { Channel } from '../users.ts';

type CreateReply = Reply<'createContactChannel'>;

/** `POST /contact-channels`: adds an address as it was typed. It is not verified, unless a server says otherwise. */
export async function createContactChannel(
  { body }: Request<'createContactChannel'>,
  backend: Backend,
): Promise<CreateReply> {
  const refused = ownershipFailure(backend, 'create', body.user_id);
  if (refused) return refused;
  const channel: Channel = {
    id: backend.random.uuid(),
    value: body.value,
    isPrimary: body.is_primary ?? false,
    isVerified: body.is_verified ?? false,
    usedForAuth: body.used_for_auth,
  };
  const about = { user: body.user_id, emails: channel.usedForAuth ? [channel.value] : [] };
  return updateTenancy<CreateReply>(backend, authOf(backend).project.shown.id, about, (tenancy) => {
    const user = tenancy.users[body.user_id];
    if (user?.channels.some(({ value }) => value === channel.value))
      return [tenancy, { status: 400, body: 'Contact channel already exists' }];
    if (tenancy.holders[channel.value]) return [tenancy, usedForAuth(channel.value)];
    // The database refuses an address of nobody.
    if (!user) return [tenancy, unexpected()];
    const next = { ...user, channels: withChannel(user.channels, channel) };
    return [withUser(tenancy, next), { status: 201, body: channelView(next, channel) }];
  });
}
