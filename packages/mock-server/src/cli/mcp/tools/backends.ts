import * as z from 'zod';
import { magicFaults } from '../../../core/situations/magic-addresses.ts';
import { inputOf, whose } from '../fields.ts';
import { type AddTool, tool } from '../tool.ts';

/** Which backends there are, and where. */
export const listBackends: AddTool = tool({
  name: 'list_backends',
  title: 'List the mocked backends',
  description:
    'Lists the auth backends that the mock server serves: which real version each imitates, the base URL to give to an app or SDK, and a shell command that asks for a password reset. Also gives the URL of the inbox page, where a person sees all mails. Call it first.',
  readOnly: true,
  input: inputOf({}),
  output: z.object({
    inbox: z.string().describe('The page with all mails.'),
    version: z.string(),
    backends: z.array(
      z.object({
        provider: z.string().describe('The value for "provider" of the other tools.'),
        title: z.string(),
        imitates: z.string(),
        baseUrl: z.string(),
        example: z.string(),
      }),
    ),
  }),
  async run(_, { url, health }) {
    const { version, providers } = await health();
    return { inbox: `${url}/`, version, backends: providers.map(({ id, ...one }) => ({ provider: id, ...one })) };
  },
});

/** The addresses that bring themselves into a situation. */
export const listMagicAddresses: AddTool = tool({
  name: 'list_magic_addresses',
  title: 'List the magic addresses',
  description:
    'Lists e-mail addresses that need no other tool: whoever asks for a password reset for one is in that situation, or meets that failure. They work where the server was started with --magic-addresses. Any name may stand before the "+".',
  readOnly: true,
  input: inputOf(whose),
  output: z.object({ addresses: z.array(z.object({ address: z.string(), means: z.string() })) }),
  async run(given, { mock }) {
    const situations = await (await mock(given)).situations.list();
    const ofOneAccount = situations.filter(({ scope }) => scope === 'account');
    const faults = Object.entries(magicFaults).map(([name, { means }]) => ({ name, means }));
    const addressed = [...ofOneAccount, ...faults].map(({ name, means }) => ({
      address: `ada+${name}@example.com`,
      means,
    }));
    return { addresses: addressed };
  },
});
