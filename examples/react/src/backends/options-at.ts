/**
 * What a mock server has to know of the app: where it is, so that mailed links lead there. A backend that is not named here has
 * its default, which is `http://localhost:3000` where it has one.
 */
export function optionsAt(origin: string): Readonly<Record<string, object>> {
  return {
    apphandoff: { portalOrigin: origin },
    firebase: { actionUrl: origin },
    // Without a template of one's own links lead to PocketBase's own page.
    pocketbase: {
      appURL: origin,
      collections: {
        users: { resetPasswordTemplate: { body: '<a href="{APP_URL}/?token={TOKEN}">Choose a new password</a>' } },
      },
    },
    supabase: { siteUrl: origin, uriAllowList: [`${origin}/**`] },
    unleash: { unleashUrl: origin },
  };
}
