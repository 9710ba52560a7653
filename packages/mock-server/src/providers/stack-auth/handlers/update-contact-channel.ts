import { authOf } from '../auth-of.ts';
import type { Backend, Reply, Request } from '../backend.ts';
import { authChannel, channelView, ownershipFailure, usedForAuth, withChannel } from '../contact-channels.ts';
import { type Unexpected, unexpected } from '../errors.ts';
import { type Tenancy, updateTenancy, withUser } from '../tenancy.ts';
import type { Channel, User } from '../users.ts';

type UpdateReply = Reply<'updateContactChannel'>;
type Change = Request<'updateContactChannel'>['body'];

/** `PATCH /contact-channels/{user_id}/{contact_channel_id}`: changes the fields that are sent. */
export async function updateContactChannel(
  { path, body }: Request<'updateContactChannel'>,
  backend: Backend,
): Promise<UpdateReply> {
  const refused = ownershipFailure(backend, 'update', path.user_id);
  if (refused) return refused;
  return updateTenancy<UpdateReply>(backend, authOf(backend).project.shown.id, (tenancy) => {
    const user = tenancy.users[path.user_id];
    const channel = user?.channels.find(({ id }) => id === path.contact_channel_id);
    if (!user || !channel) return [tenancy, { status: 400, body: 'Contact channel not found' }];
    const changed = changedChannel(channel, body);
    const failure = conflict(tenancy, user, changed, body.used_for_auth === true);
    if (failure) return [tenancy, failure];
    const next = { ...user, channels: withChannel(user.channels, changed) };
    return [withUser(tenancy, next), { status: 200, body: channelView(next, changed) }];
  });
}

function changedChannel(channel: Channel, change: Change): Channel {
  return {
    ...channel,
    value: change.value ?? channel.value,
    isVerified: change.is_verified ?? (change.value ? false : channel.isVerified),
    usedForAuth: change.used_for_auth ?? channel.usedForAuth,
    isPrimary: change.is_primary ?? channel.isPrimary,
  };
}

/** The refusal of a value that signs somebody in already. The handler looks only if the request asks for that use. */
function conflict(
  tenancy: Tenancy,
  user: User,
  { id, value, usedForAuth: signsIn }: Channel,
  isAsked: boolean,
): ReturnType<typeof usedForAuth> | Unexpected | undefined {
  const holder = signsIn ? authChannel(tenancy, value) : undefined;
  if (holder && holder.id !== id) return isAsked ? usedForAuth(null) : unexpected();
  return user.channels.some((one) => one.id !== id && one.value === value) ? unexpected() : undefined;
}
