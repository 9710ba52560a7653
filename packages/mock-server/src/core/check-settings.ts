import type { BackendTypes } from './backend-types.ts';
import type { CorsSetting } from './cors.ts';
import { checkFirstState } from './first-state.ts';
import type { Provider } from './provider.ts';
import type { MockServerSettings, SettingsOf } from './settings.ts';

const names: Readonly<Record<keyof MockServerSettings, true>> = {
  baseUrl: true,
  app: true,
  seed: true,
  situations: true,
  sessions: true,
  faults: true,
  clock: true,
  random: true,
  limits: true,
  delays: true,
  cors: true,
  store: true,
  upstream: true,
  onMail: true,
  onRequest: true,
  behind: true,
  codes: true,
  magicAddresses: true,
};

/** Throws if this is not a provider: for example its name, or the function that makes it. */
export function checkProvider(provider: Provider): void {
  if (typeof provider === 'object' && provider !== null && typeof provider.open === 'function') return;
  const given: unknown = provider;
  const what = typeof given === 'function' ? `the function ${given.name} itself: call it` : JSON.stringify(given);
  throw new Error(`Expected a provider, such as insforge() of @resetkit/mock-server/insforge, not ${what}.`);
}

/**
 * Checks the names of settings, and the settings `behind` and `onMail`. Throws an error that says what was expected.
 */
export function checkSettings(settings: SettingsOf<BackendTypes>, provider: Provider): void {
  const { options, title } = provider;
  if (typeof settings !== 'object' || settings === null || Array.isArray(settings)) {
    throw new Error(`Expected an object of settings, not ${JSON.stringify(settings)}.`);
  }
  const unknown = Object.keys(settings).find((name) => !Object.hasOwn(names, name));
  if (unknown !== undefined) {
    const hint = Object.hasOwn(options, unknown) ? ` It is an option of ${title}: give it to the provider.` : '';
    throw new Error(`A mock server has no setting "${unknown}".${hint} Known: ${Object.keys(names).join(', ')}.`);
  }
  checkFirstState(settings, provider);
  const behind: unknown = settings.behind;
  if (behind !== undefined && typeof Object(Object(behind).shared).join !== 'function') {
    const given = typeof behind === 'function' ? behind.name : JSON.stringify(behind);
    throw new Error(`Expected what createMockServer(…) returns as behind, not ${given}.`);
  }
  if (settings.random !== undefined && settings.store?.onOthers)
    throw new Error(
      'Leave out random: servers that share a store would all give out the same codes, tokens and ids, which random fixes.',
    );
  const magic: unknown = settings.magicAddresses;
  if (magic !== undefined && typeof magic !== 'boolean')
    throw new Error(`Expected true or false as magicAddresses, not ${JSON.stringify(magic)}.`);
  for (const name of ['onMail', 'onRequest'] as const) {
    if (settings[name] !== undefined && typeof settings[name] !== 'function')
      throw new Error(`Expected a function as ${name}, not ${JSON.stringify(settings[name])}.`);
  }
}

/** Returns the setting `cors` if it is right, and throws otherwise. */
export function checkCors(cors: CorsSetting): CorsSetting {
  if (cors === 'real' || cors === 'open') return cors;
  throw new Error(`Expected 'real' or 'open' as cors, not ${JSON.stringify(cors)}.`);
}
