import { writeResetCookie } from '../../../lib/reset-cookie.ts';
import { serverReset } from '../../../lib/server-reset.ts';

/**
 * Where mailed links lead: keeps what the link says, and sends the browser on to the form, so that no token is in an address that
 * is shown or handed on. It uses nothing up, as mail scanners come here too.
 */
export async function GET(request: Request): Promise<Response> {
  const reset = await serverReset();
  const link = reset.readLink(request.url);
  if (link?.data) await writeResetCookie(link.data);
  const problem = link?.data ? '' : '?problem=link';
  return new Response(null, { status: 303, headers: { Location: `/forgot-password${problem}` } });
}
