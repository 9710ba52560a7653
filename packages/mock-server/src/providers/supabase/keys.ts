import { defaultOptions, type SupabaseOptions } from './options.ts';

/** The keys of the newer form that every project of the CLI has, as it prints them. They are public and protect nothing. */
const cliKeys = {
  publishable: 'sb_publishable_ACJWlzQHlZjBrEguHvfOxg_3BJgxAaH',
  secret: 'sb_secret_N7UND0UgjKTVK-Uodkm0Hg_xSvEMPvz',
} as const;

/** Whether this is the key of servers. The CLI's own one counts as long as the option has its default. */
export function isServerKey(key: string | undefined, { serviceRoleKey }: SupabaseOptions): boolean {
  if (key === serviceRoleKey) return true;
  return key === cliKeys.secret && serviceRoleKey === defaultOptions.serviceRoleKey;
}

/** Whether this is one of the project's keys. */
export function isProjectKey(key: string, options: SupabaseOptions): boolean {
  if (key === options.anonKey || isServerKey(key, options)) return true;
  return key === cliKeys.publishable && options.anonKey === defaultOptions.anonKey;
}
