import { storedSpelling } from '../account-access.ts';
import type { AccountView } from '../accounts.ts';
import type { Aside } from '../aside.ts';
import { once } from '../once.ts';
import type { OverlayStore } from '../overlay-store.ts';
import { sceneOf } from '../situations/scene.ts';
import type { SceneReply } from '../situations/situation.ts';
import { asideStage } from './aside-stage.ts';
import type { ExplainParts } from './explain-parts.ts';
import type { FoundSecret } from './find-secret.ts';

/** What the backend says of secrets and accounts, without consequences. */
export interface Trials {
  /**
   * Its answer if a secret is used, by a clock that is some milliseconds behind. `undefined` if it cannot be used by itself.
   */
  use(secret: FoundSecret, behindMs: number): Promise<SceneReply | undefined>;
  /** The account with this address, in any case. */
  account(email: string): Promise<AccountView | undefined>;
  /**
   * What tells whether everything that was read for the answers since the last call is still as it was: they are the same
   * then, but for what time changes.
   */
  basis(): () => Promise<boolean>;
}

/** Asks in a world aside that is opened once, and forgets after each question what it did there. One question at a time. */
export function createTrials(parts: ExplainParts): Trials {
  const { provider } = parts;
  const own = provider.resetSteps?.redeem;
  const redeem = own ?? provider.behind?.resetSteps?.redeem;
  const stores: OverlayStore[] = [];
  let kept: (() => Promise<boolean>)[] = [];
  const aside = { behindMs: 0, limits: 'off', delays: 'off', sleep: async () => {}, stores } satisfies Aside;
  const opened = once(async () => {
    const backend = own ? 'own' : ((await parts.openBehindAside(aside)) ?? 'own');
    return asideStage(parts, backend, aside);
  });
  const anew = (behindMs: number): ReturnType<typeof opened> => {
    for (const store of stores) {
      kept.push(store.reads());
      store.forget();
    }
    aside.behindMs = behindMs;
    return opened();
  };
  return {
    async use(secret, behindMs) {
      const scene = sceneOf(await anew(behindMs), { email: secret.email ?? '', password: '' });
      return redeem?.(own ? scene : { ...scene, options: scene.behindOptions }, secret);
    },
    async account(email) {
      const { directory } = await anew(0);
      return directory.find(await storedSpelling(email, directory));
    },
    basis() {
      const reads = [...kept, ...stores.map((store) => store.reads())];
      kept = [];
      return async () => {
        for (const isSame of reads) if (!(await isSame())) return false;
        return true;
      };
    },
  };
}
