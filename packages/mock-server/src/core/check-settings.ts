import type { CorsSetting } from './cors.ts';
import type { Provider } from './provider.ts';
import type { MockServerSettings } from './settings.ts';

const known: Readonly<Record<keyof MockServerSettings, true>> = {
  baseUrl: true,
  seed: true,
  clock: true,
  random: true,
  limits: true,
  delays: true,
  cors: true,
  store: true,
  upstream: true,
  onMail: true,
  behind: true,
};

/** Throws where something else than a provider is given: its name, or the function that makes it. */
export function checkProvider(provider: Provider): void {
  if (typeof provider === 'object' && provider !== null && typeof provider.open === 'function') return;
  const given: unknown = provider;
  const what = typeof given === 'function' ? `the function ${given.name} itself: call it` : JSON.stringify(given);
  throw new Error(`Expected a provider, such as insforge() of @resetkit/mock-server/insforge, not ${what}.`);
}

/** Throws when a setting has a name that there is not, or a value that none of the other checks look at is wrong. */
export function checkSettings(settings: MockServerSettings, { options, title }: Provider): void {
  if (typeof settings !== 'object' || settings === null || Array.isArray(settings)) {
    throw new Error(`Expected an object of settings, not ${JSON.stringify(settings)}.`);
  }
  const unknown = Object.keys(settings).find((name) => !Object.hasOwn(known, name));
  if (unknown !== undefined) {
    const hint = Object.hasOwn(options, unknown) ? ` It is an option of ${title}: give it to the provider.` : '';
    throw new Error(`A mock server has no setting "${unknown}".${hint} Known: ${Object.keys(known).join(', ')}.`);
  }
  const behind: unknown = settings.behind;
  if (behind !== undefined && typeof Object(Object(behind).shared).join !== 'function') {
    const given = typeof behind === 'function' ? behind.name : JSON.stringify(behind);
    throw new Error(`Expected what createMockServer(…) returns as behind, not ${given}.`);
  }
  if (settings.onMail !== undefined && typeof settings.onMail !== 'function') {
    throw new Error(`Expected a function as onMail, not ${JSON.stringify(settings.onMail)}.`);
  }
}

/** Checks a setting of CORS. */
export function checkCors(cors: CorsSetting): CorsSetting {
  if (cors === 'real' || cors === 'open') return cors;
  throw new Error(`Expected 'real' or 'open' as cors, not ${JSON.stringify(cors)}.`);
}
