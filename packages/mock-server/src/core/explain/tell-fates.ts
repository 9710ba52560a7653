import type { SentMail } from '../message.ts';
import { checkMessageFilter } from '../message-filter.ts';
import { createEndedLives } from './ended-lives.ts';
import { endingOf } from './ending.ts';
import type { ExplainParts } from './explain-parts.ts';
import { type Fate, type Fates, fateSentence } from './fate.ts';
import { secretOfMail } from './find-secret.ts';
import { whatIsKnown } from './known.ts';
import { type Life, lifeOf } from './life.ts';
import { createTrials } from './trials.ts';

// Read when the module loads: this takes real time even if a test installs fake timers later.
const { setTimeout: startTimer } = globalThis;

/** How many mails are told of at once. Whoever else uses the process, such as a page, has a turn in between. */
const atOnce = 20;

/** Makes the function that tells the fates of mails. The journal is read once for all of them. */
export function createFates(parts: ExplainParts): Fates {
  const { world } = parts;
  const endedLives = createEndedLives(parts);
  return async (filter = {}) => {
    checkMessageFilter(filter);
    const mails = await world.outbox.list(filter);
    const known = await whatIsKnown(parts);
    const ended = await endedLives.now(known);
    const trials = createTrials(parts);
    const lifeOfMail = async (mail: SentMail): Promise<Life> => {
      const before = await ended.of(mail.id);
      if (before) return before;
      const life = await lifeOf(parts, known, trials, secretOfMail(mail, known.senderOf(mail)));
      ended.note(mail.id, life, trials);
      return life;
    };
    const fates: Fate[] = [];
    for (const mail of mails) {
      if (fates.length % atOnce === atOnce - 1) await new Promise((resolve) => startTimer(resolve));
      const life = await lifeOfMail(mail);
      const now = world.clock.now();
      const fate = { id: mail.id, state: life.verdict.state, ...endingOf(life, known, now) };
      fates.push({ ...fate, sentence: fateSentence(fate, now) });
    }
    return fates;
  };
}
