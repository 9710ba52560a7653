import * as z from 'zod';
import type { CallFault, MailFault } from '../../../core/faults/fault.ts';
import { mailKinds } from '../../../core/message.ts';
import { inputOf, whose } from '../fields.ts';
import { type AddTool, tool } from '../tool.ts';

const fault = {
  operation: z
    .string()
    .exactOptional()
    .describe('The operation that fails, such as resetPassword. Default: every one.'),
  status: z.int().exactOptional().describe('Needs an operation. A status that the backend can answer with there.'),
  body: z.unknown().optional().describe("Needs a status. Default: the backend's own words."),
  when: z
    .enum(['before', 'after'])
    .exactOptional()
    .describe('"after": the backend does its work, and the answer alone is lost or wrong. Default: "before".'),
  delayMs: z
    .union([z.number(), z.literal('forever')])
    .exactOptional()
    .describe('How long the answer takes.'),
  cut: z.enum(['before', 'during', 'after']).exactOptional().describe('Where the connection is cut.'),
  html: z.int().exactOptional().describe('Answers an HTML page with this status, as a proxy does: 502, 503, 504.'),
  truncate: z.literal(true).exactOptional().describe('Sends half of the body.'),
  mail: z
    .enum([...mailKinds, 'any'])
    .exactOptional()
    .describe('Fails mails of this purpose in place of calls; needs "do".'),
  do: z.enum(['lose', 'delay', 'duplicate', 'bounce', 'refuse']).exactOptional().describe('What happens to the mails.'),
  by: z.string().exactOptional().describe("How late a delayed mail is: '10m'."),
  email: z.string().exactOptional().describe('Only what is about this account.'),
  nth: z.int().min(1).exactOptional().describe('Only the call or mail with this number.'),
  times: z.int().min(1).exactOptional().describe('How many calls or mails fail. Default: all until it is cleared.'),
};

/** Arms a failure. */
export const armFault: AddTool = tool({
  name: 'arm_fault',
  title: 'Make the next calls or mails fail',
  description:
    'Makes the next calls of an operation fail (a status of the backend, a delay, a cut connection, the page of a proxy), or the next mails (lost, delayed, bounced). Use it to see how an app copes. It lasts until it has happened "times" times, clear_faults or restart.',
  input: inputOf({ ...whose, ...fault }),
  output: z.object({ id: z.string() }),
  async run({ provider, namespace, ...asked }, { mock }) {
    const { faults } = await mock({ ...(provider && { provider }), ...(namespace !== undefined && { namespace }) });
    return { id: await faults.add(asked as CallFault | MailFault) };
  },
});

/** The armed failures. */
export const listFaults: AddTool = tool({
  name: 'list_faults',
  title: 'List the armed faults',
  description: 'Lists the faults that were armed and not cleared, and how often each has happened ("fired").',
  readOnly: true,
  input: inputOf(whose),
  output: z.object({ faults: z.array(z.looseObject({ id: z.string(), fired: z.number() })) }),
  async run(given, { mock }) {
    return { faults: (await (await mock(given)).faults.list()).map((one) => ({ ...one })) };
  },
});

/** Takes failures away. */
export const clearFaults: AddTool = tool({
  name: 'clear_faults',
  title: 'Clear armed faults',
  description: 'Clears one fault by its id, or all of them.',
  input: inputOf({ ...whose, id: z.string().exactOptional().describe('Default: all.') }),
  output: z.object({ cleared: z.array(z.string()).describe('The ids of the faults that are gone.') }),
  async run({ id, ...given }, { mock }) {
    const { faults } = await mock(given);
    const ids = (await faults.list()).map((one) => one.id);
    if (id === undefined) {
      await faults.clear();
      return { cleared: ids };
    }
    if (await faults.remove(id)) return { cleared: [id] };
    throw new Error(`There is no fault ${JSON.stringify(id)}. There are: ${ids.join(', ') || 'none'}.`);
  },
});
