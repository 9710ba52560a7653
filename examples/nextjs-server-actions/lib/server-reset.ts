import type { AnyPasswordReset } from '@resetkit/sdk';
import { createPasswordReset } from '@resetkit/sdk';
import { client } from './client.ts';
import { readResetCookie } from './reset-cookie.ts';

/** The reset of the browser that has sent this request. */
export async function serverReset(): Promise<AnyPasswordReset> {
  return createPasswordReset(client, { state: await readResetCookie() });
}

/** Where mailed links lead. From the server's settings: the sender of a request chooses its `Host` header. */
export function linkUrl(): string {
  const origin = process.env['APP_URL'];
  if (!origin) throw new Error('Set APP_URL to where this app is, such as https://app.example.com');
  return new URL('/forgot-password/link', origin).href;
}
