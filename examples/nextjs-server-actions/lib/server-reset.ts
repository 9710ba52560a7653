import { createPasswordReset } from '@resetkit/sdk';
import type { ResetFlow } from '../../common/reset-flow.ts';
import { client } from './client.ts';
import { readResetCookie } from './reset-cookie.ts';

/** The reset of the browser that has sent this request. */
export async function serverReset(): Promise<ResetFlow> {
  return createPasswordReset(client, { state: await readResetCookie() });
}

/** Where mailed links lead. From the server's settings: a `Host` header says whatever its sender wants. */
export function linkUrl(): string {
  return `${process.env['APP_URL']}/forgot-password/link`;
}
