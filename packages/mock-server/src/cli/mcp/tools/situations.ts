import * as z from 'zod';
import { type SituationName, situationNames } from '../../../core/situations/situation-names.ts';
import { inputOf, whose } from '../fields.ts';
import { type AddTool, tool } from '../tool.ts';

const names = Object.keys(situationNames) as [SituationName, ...SituationName[]];

/** The situations of a backend. */
export const listSituations: AddTool = tool({
  name: 'list_situations',
  title: 'List the situations of a password reset',
  description:
    'Lists the states that a password reset can be in at this backend (expired link, used code, rate limited, unknown account …), with what each means. "world": it changes options or limits for every account. Make one with make_situation.',
  readOnly: true,
  input: inputOf(whose),
  output: z.object({
    situations: z.array(z.object({ name: z.string(), means: z.string(), scope: z.enum(['account', 'world']) })),
  }),
  async run(given, { mock }) {
    return { situations: [...(await (await mock(given)).situations.list())] };
  },
});

/** Brings a reset into a situation. */
export const makeSituation: AddTool = tool({
  name: 'make_situation',
  title: 'Bring a password reset into a situation',
  description:
    'Brings the password reset of one account into a situation, with real requests at earlier times. Gives what a person would hold then: address, password, and the code, link or token of the mail. Use them in the app to see how it copes.',
  input: inputOf({
    ...whose,
    situation: z.enum(names).describe('A name of list_situations. Backends differ in which they have.'),
    email: z.string().exactOptional().describe('The account. It is made if there is none. Default: a fresh one.'),
  }),
  output: z.object({
    email: z.string(),
    password: z.string(),
    code: z.string().optional().describe('The digits in the mail.'),
    link: z.string().optional().describe('The URL in the mail.'),
    token: z.string().optional().describe('The secret in the link.'),
    mailId: z.string().optional(),
    session: z.record(z.string(), z.unknown()).optional().describe('The session that the person has by now.'),
    answer: z
      .object({ status: z.number(), body: z.unknown().optional() })
      .optional()
      .describe('What the backend answered to the request for the mail.'),
  }),
  async run({ situation, email, ...given }, { mock }) {
    const { mail, session, ...made } = await (await mock(given)).situations.make(
      situation,
      email === undefined ? {} : { email },
    );
    return { ...made, ...(session && { session: { ...session } }), ...(mail && { mailId: mail.id }) };
  },
});
