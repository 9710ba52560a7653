import type { ResetBackend, ResetClient } from '@resetkit/sdk';
import { type OpenedReset, openReset } from '../../../common/open-reset.ts';
import { signInWith } from '../../../common/sign-in.ts';
import { backends } from './list.ts';
import type { ListedBackend } from './listed-backend.ts';
import type { Place } from './place.ts';

type Client = ResetClient<ResetBackend>;

/** A backend that the app talks to. */
export interface Connection extends OpenedReset {
  readonly backend: ListedBackend;
  readonly signIn: ReturnType<typeof signInWith>;
}

/** Connects with backends of a place. One that was connected once stays so. */
export type Connect = (backend: ListedBackend) => Promise<Connection>;

/** Makes the function that connects. It reads the page's address: a mailed link may have led here. */
export function connector(place: Place): Connect {
  const made = new Map<string, Promise<Connection>>();
  return (backend) => {
    const connection = made.get(backend.id) ?? open(backend, place);
    made.set(backend.id, connection);
    return connection;
  };
}

async function open(backend: ListedBackend, place: Place): Promise<Connection> {
  const [client, { signIn }] = await Promise.all([clientOf(backend, place), backend.facts()]);
  return { backend, ...openReset(client), signIn: signInWith(client, signIn) };
}

async function clientOf(backend: ListedBackend, place: Place): Promise<Client> {
  const behind = backends.find(({ id }) => id === backend.behind);
  const options = place.optionsOf(backend);
  return makeClient(backend, behind ? { ...options, [behind.id]: await clientOf(behind, place) } : options);
}

async function makeClient({ sdk, title }: ListedBackend, options: object): Promise<Client> {
  const { createClient } = await sdk();
  // What each backend asks for is in the list beside it; nothing here knows the types of all.
  const client = createClient(options as never);
  if (!resets(client)) throw new Error(`The client of ${title} resets no passwords.`);
  return client;
}

function resets(client: object): client is Client {
  return 'passwordReset' in client;
}
