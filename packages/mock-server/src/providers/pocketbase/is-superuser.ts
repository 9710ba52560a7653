import type { Caller } from '../../core/stage.ts';
import { collectionNamed, superusersName } from './collections.ts';
import type { PocketbaseOptions } from './options.ts';

/** Whether a caller is a superuser. */
export function isSuperuser(caller: Caller | undefined, options: Pick<PocketbaseOptions, 'collections'>): boolean {
  return caller !== undefined && caller.role === collectionNamed(options, superusersName)?.id;
}
