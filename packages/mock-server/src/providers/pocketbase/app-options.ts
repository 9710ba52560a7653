import type { CollectionOptions, PocketbaseOptions } from './options.ts';

/**
 * Options with which mailed links lead to an app. Without a template of its own the reset mail of a collection leads to
 * PocketBase's own page: it gets one, whose link has the token in its query.
 */
export function appOptions(app: string, { collections }: PocketbaseOptions): Partial<PocketbaseOptions> {
  const body = '<a href="{APP_URL}?token={TOKEN}">Choose a new password</a>';
  const pointed = Object.entries({ users: {}, ...collections }).map(
    ([name, collection]: [string, CollectionOptions]) => [
      name,
      { ...collection, resetPasswordTemplate: { body, ...collection.resetPasswordTemplate } },
    ],
  );
  return { appURL: app, collections: Object.fromEntries(pointed) };
}
