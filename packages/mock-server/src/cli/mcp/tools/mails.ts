import * as z from 'zod';
import { type Message, mailKinds } from '../../../core/message.ts';
import { inputOf, whose } from '../fields.ts';
import { type AddTool, tool } from '../tool.ts';

const filter = {
  to: z.string().exactOptional().describe('The recipient, in any case.'),
  kind: z.enum(mailKinds).exactOptional().describe('The purpose of the mail.'),
};

const mail = z.object({
  id: z.string(),
  to: z.string(),
  from: z.string(),
  kind: z.enum(mailKinds),
  subject: z.string(),
  text: z.string(),
  code: z.string().optional().describe('The digits in the mail.'),
  link: z.string().optional().describe('The URL in the mail.'),
  token: z.string().optional().describe('The secret in the link.'),
  sentAt: z.string(),
  expiresAt: z.string().optional().describe('When the code or link expires.'),
});

/** The mails that were sent. */
export const listMails: AddTool = tool({
  name: 'list_mails',
  title: 'List the sent mails',
  description: 'Lists the mails that the backend has sent, newest first, with the code or link in each.',
  readOnly: true,
  input: inputOf({ ...whose, ...filter, limit: z.int().min(1).max(100).default(10).describe('How many, at most.') }),
  output: z.object({ mails: z.array(mail), total: z.number().describe('How many match in all.') }),
  async run({ to, kind, limit, ...given }, { mock }) {
    const found = await (await mock(given)).outbox.list({ ...(to !== undefined && { to }), ...(kind && { kind }) });
    return { mails: found.slice(0, limit).map(shown), total: found.length };
  },
});

/** The next mail. */
export const waitForMail: AddTool = tool({
  name: 'wait_for_mail',
  title: 'Wait for the next mail',
  description:
    'Waits for a mail and gives its code, link and token: what the next step of a reset needs. Each mail is given once, the oldest first, and those that were sent before count; list_mails shows all of them again.',
  input: inputOf({
    ...whose,
    ...filter,
    timeoutSeconds: z.number().min(0).max(60).default(10).describe('How long to wait, in real time.'),
  }),
  output: mail,
  async run({ to, kind, timeoutSeconds, ...given }, { mock }) {
    const wait = { ...(to !== undefined && { to }), ...(kind && { kind }), timeout: timeoutSeconds * 1_000 };
    return shown(await (await mock(given)).outbox.waitFor(wait));
  },
});

function shown({ html: _, arrivesAt: __, ...rest }: Message): Omit<Message, 'html' | 'arrivesAt'> {
  return rest;
}
