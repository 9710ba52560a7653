import type { Backend, Reply, Request } from '../backend.ts';
import { notImplemented } from '../errors.ts';
import { specialCharacters } from '../policy.ts';

/** `GET /v2/passwordPolicy`: what the project asks of a password. The emulator has no such operation. */
export async function getPasswordPolicy(
  _request: Request<'getPasswordPolicy'>,
  { options }: Backend,
): Promise<Reply<'getPasswordPolicy'>> {
  if (options.service === 'emulator')
    return notImplemented('identitytoolkit.getPasswordPolicy is not implemented in the Auth Emulator.');
  const { customStrengthOptions, enforcementState, forceUpgradeOnSignin } = options.passwordPolicy;
  return {
    status: 200,
    body: {
      customStrengthOptions: JSON.parse(JSON.stringify(customStrengthOptions)),
      allowedNonAlphanumericCharacters: [...specialCharacters],
      enforcementState,
      ...(forceUpgradeOnSignin !== undefined && { forceUpgradeOnSignin }),
      schemaVersion: 1,
    },
  };
}
