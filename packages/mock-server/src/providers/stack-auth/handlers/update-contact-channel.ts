import { authOf } from '../auth-of.ts';
import type { Backend, Reply, Request } from '../backend.ts';
import { channelView, ownershipFailure, usedForAuth, withChannel } from '../contact-channels.ts';
import { type Unexpected, unexpected } from '../errors.ts';
import { readTenancy, type Tenancy, updateTenancy, withUser } from '../tenancy.ts';
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
  const { id: projectId } = authOf(backend).project.shown;
  const channelIn = ({ users }: Pick<Tenancy, 'users'>): Channel | undefined =>
    users[path.user_id]?.channels.find(({ id }) => id === path.contact_channel_id);
  const present = channelIn(await readTenancy(backend, projectId, { users: [path.user_id] }));
  const wanted = present && changedChannel(present, body);
  const about = { user: path.user_id, emails: wanted?.usedForAuth ? [wanted.value] : [] };
  return updateTenancy<UpdateReply>(backend, projectId, about, (tenancy) => {
    const user = tenancy.users[path.user_id];
    const channel = channelIn(tenancy);
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
  const holder = tenancy.holders[value] ?? user.id;
  const isOwn = user.channels.some((one) => one.id !== id && one.value === value && one.usedForAuth);
  if (signsIn && (isOwn || holder !== user.id)) return isAsked ? usedForAuth(null) : unexpected();
  return user.channels.some((one) => one.id !== id && one.value === value) ? unexpected() : undefined;
}
