import type { AccountInput } from './accounts.ts';
import type { BackendTypes } from './backend-types.ts';
import { checkSeed } from './check-seed.ts';
import { checkCors, checkProvider, checkSettings } from './check-settings.ts';
import { checkedUrl } from './checked-url.ts';
import type { CorsSetting } from './cors.ts';
import { checkDelays, type Delays } from './delays.ts';
import { checkLimits, type Limits } from './limits.ts';
import type { Provider } from './provider.ts';
import type { SettingsOf } from './settings.ts';

/** The settings of a mock server, checked and with defaults filled in. */
export interface SettingsInForce<LimitName extends string> {
  readonly baseUrl: string;
  readonly upstream: string | undefined;
  readonly seed: readonly AccountInput[];
  readonly cors: CorsSetting;
  readonly limits: Limits<LimitName>;
  readonly delays: Delays;
}

/** Checks the settings of a mock server and fills in defaults. Throws a sentence that names what is wrong. */
export function settingsInForce<T extends BackendTypes>(
  provider: Provider<T>,
  settings: SettingsOf<T>,
): SettingsInForce<T['limit']> {
  checkProvider(provider);
  checkSettings(settings, provider);
  const { baseUrl = provider.baseUrl, upstream, seed = [], cors = 'real', limits = 'off', delays = 'off' } = settings;
  return {
    seed: checkSeed(seed, provider),
    limits: checkLimits(limits, Object.keys(provider.limits)),
    delays: checkDelays(delays),
    cors: checkCors(cors),
    upstream: upstream === undefined ? undefined : checkedUrl('upstream', upstream),
    baseUrl: baseUrl === '*' ? '*' : checkedUrl('baseUrl', baseUrl),
  };
}
