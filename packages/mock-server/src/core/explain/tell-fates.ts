import type { Message } from '../message.ts';
import { checkMessageFilter } from '../message-filter.ts';
import { endingOf } from './ending.ts';
import type { ExplainParts } from './explain-parts.ts';
import { type Fate, type Fates, fateSentence } from './fate.ts';
import { secretOfMail } from './find-secret.ts';
import { whatIsKnown } from './known.ts';
import { lifeOf } from './life.ts';
import { createTrials } from './trials.ts';

/** Makes the function that tells the fates of mails. The journal is read once for all of them. */
export function createFates(parts: ExplainParts): Fates {
  return async (filter = {}) => {
    checkMessageFilter(filter);
    const { world } = parts;
    const mails = await world.outbox.list(filter);
    const known = await whatIsKnown(parts);
    const trials = createTrials(parts);
    const fates: Fate[] = [];
    for (const mail of mails) fates.push(await fateOf(mail));
    return fates;
    async function fateOf(mail: Message): Promise<Fate> {
      const life = await lifeOf(parts, known, trials, secretOfMail(mail, known.senderOf(mail)));
      const now = world.clock.now();
      const fate = { id: mail.id, state: life.verdict.state, ...endingOf(life, known, now) };
      return { ...fate, sentence: fateSentence(fate, now) };
    }
  };
}
