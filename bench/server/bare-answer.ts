/** What the bare contestants answer: as much as InsForge does. */
const message = 'If your email is registered, we have sent you a password reset code. Please check your inbox.';

/** Reads JSON and answers JSON: the least that a function from `Request` to `Response` does. */
export async function bareAnswer(request: Request): Promise<Response> {
  const { email }: { email: string } = await request.json();
  return Response.json({ success: email !== '', message }, { status: 202 });
}

/** The same answer as a constant text. */
export const constantAnswer: string = JSON.stringify({ success: true, message });
