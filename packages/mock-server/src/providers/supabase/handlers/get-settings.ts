import type { Backend, Reply, Request } from '../backend.ts';

/** `GET /auth/v1/settings`: the enabled ways to sign in. */
export async function getSettings(_request: Request<'getSettings'>, backend: Backend): Promise<Reply<'getSettings'>> {
  const { externalAnonymousUsersEnabled, externalEmailEnabled, disableSignup, mailerAutoconfirm } = backend.options;
  return {
    status: 200,
    body: {
      external: {
        anonymous_users: externalAnonymousUsersEnabled,
        apple: false,
        azure: false,
        bitbucket: false,
        discord: false,
        facebook: false,
        snapchat: false,
        figma: false,
        fly: false,
        github: false,
        gitlab: false,
        google: false,
        keycloak: false,
        kakao: false,
        linkedin: false,
        linkedin_oidc: false,
        notion: false,
        spotify: false,
        slack: false,
        slack_oidc: false,
        workos: false,
        twitch: false,
        twitter: false,
        email: externalEmailEnabled,
        phone: false,
        zoom: false,
      },
      disable_signup: disableSignup,
      mailer_autoconfirm: mailerAutoconfirm,
      phone_autoconfirm: false,
      sms_provider: '',
      saml_enabled: false,
      saml_private_key_next_configured: true,
      passkeys_enabled: false,
    },
  };
}
