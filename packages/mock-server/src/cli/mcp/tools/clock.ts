import * as z from 'zod';
import type { Duration } from '../../../core/duration.ts';
import type { MockControl } from '../../../core/mock-control.ts';
import { inputOf, whose } from '../fields.ts';
import { type AddTool, tool } from '../tool.ts';

/** Moves, stops and starts a clock. */
export const changeClock: AddTool = tool({
  name: 'change_clock',
  title: "Move, stop or read the backend's clock",
  description:
    'Moves the clock by which codes, links, sessions and rate limits of the backend expire: "advance" moves it on, "to" sets it to a later moment, "frozen" stops it or lets it go on. Give one of them; none reads the clock. Only restart moves it back.',
  input: inputOf({
    ...whose,
    advance: z.string().exactOptional().describe("How far: '90s', '16m', '24h', '7d'."),
    to: z.string().exactOptional().describe('A later moment, ISO 8601.'),
    frozen: z.boolean().exactOptional().describe('Whether the clock stands.'),
  }),
  output: z.object({ now: z.string(), frozen: z.boolean() }),
  async run({ advance, to, frozen, ...given }, { mock }) {
    const { clock } = await mock(given);
    if ([advance, to, frozen].filter((one) => one !== undefined).length > 1)
      throw new Error('Give one of "advance", "to" and "frozen".');
    if (advance !== undefined) await clock.advance(advance as Duration);
    if (to !== undefined) await clock.set(to);
    if (frozen !== undefined) await (frozen ? clock.freeze() : clock.resume());
    return reading(clock);
  },
});

async function reading(clock: MockControl['clock']): Promise<{ now: string; frozen: boolean }> {
  return { now: new Date(await clock.now()).toISOString(), frozen: await clock.isFrozen() };
}
