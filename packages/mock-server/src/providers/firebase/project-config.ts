import type { components } from '@resetkit/sdk/firebase/types';
import type { Backend } from './backend.ts';
import { type Failure, refused } from './errors.ts';
import { type FirebaseOptions, hidesAccounts, type PasswordPolicy } from './options.ts';

/** The settings of a project, as its administrators read them. */
export type ProjectConfig = components['schemas']['ProjectConfig'];

const key = 'project-config';

/** The settings of a project. Those with an effect here are options of the mock server; others are only kept. */
export async function readConfig({ store, options }: Backend): Promise<ProjectConfig> {
  const kept = await store.get<ProjectConfig>(key);
  return {
    signIn: { allowDuplicateEmails: false },
    blockingFunctions: {},
    ...kept,
    emailPrivacyConfig: { ...kept?.emailPrivacyConfig, enableImprovedEmailPrivacy: hidesAccounts(options) },
  };
}

/** Changes the fields that a mask names; without a mask the main ones as a whole. Gives the settings as they are then. */
export async function changeConfig(
  backend: Backend,
  update: ProjectConfig,
  mask: string | undefined,
): Promise<{ readonly config: ProjectConfig } | { readonly refusal: Failure<400> }> {
  const unfit = unfitTriggers(update);
  if (unfit) return { refusal: unfit };
  const before = await readConfig(backend);
  const next = mask ? masked(before, update, mask.split(',')) : { ...before, ...mainParts(update, before) };
  const refusal = await takeOver(backend, optionsIn(next, before, backend.options));
  if (refusal) return { refusal };
  await backend.store.update<ProjectConfig, void>(key, () => [next, undefined]);
  return { config: next };
}

/** The refusal of functions that would be called before something is done. The mock calls none. */
function unfitTriggers({ blockingFunctions }: ProjectConfig): Failure<400> | undefined {
  for (const [event, { functionUri = '' }] of Object.entries(blockingFunctions?.triggers ?? {})) {
    if (!['beforeCreate', 'beforeSignIn'].includes(event))
      return refused('INVALID_BLOCKING_FUNCTION : ((Event type is invalid.))');
    if (!URL.canParse(functionUri))
      return refused('INVALID_BLOCKING_FUNCTION : ((Expected an absolute URI with valid scheme and host.))');
  }
  return undefined;
}

function mainParts(
  { signIn, blockingFunctions, emailPrivacyConfig }: ProjectConfig,
  before: ProjectConfig,
): ProjectConfig {
  return {
    signIn: { ...before.signIn, allowDuplicateEmails: Boolean(signIn?.allowDuplicateEmails) },
    blockingFunctions: blockingFunctions ?? {},
    emailPrivacyConfig: { enableImprovedEmailPrivacy: Boolean(emailPrivacyConfig?.enableImprovedEmailPrivacy) },
  };
}

/** The settings with the fields of these paths from the update. A field that the update lacks stays. */
function masked(before: ProjectConfig, update: ProjectConfig, paths: readonly string[]): ProjectConfig {
  return paths.reduce<ProjectConfig>((config, path) => Object(withField(config, update, path.split('.'))), before);
}

function withField(into: unknown, from: unknown, [name = '', ...rest]: readonly string[]): unknown {
  // The names are those of a request.
  if (!Object.hasOwn(Object(from), name) || name === '__proto__') return into;
  const value: unknown = Reflect.get(Object(from), name);
  if (value === null || value === undefined) return into;
  const own: unknown = Object.hasOwn(Object(into), name) ? Reflect.get(Object(into), name) : {};
  return { ...Object(into), [name]: rest.length === 0 ? value : withField(own, value, rest) };
}

/** Changes options of the mock server. Gives the refusal if one is out of its bounds. */
async function takeOver({ optionsStore }: Backend, options: object): Promise<Failure<400> | undefined> {
  try {
    await optionsStore.set(options);
    return undefined;
  } catch (error) {
    return refused(`INVALID_CONFIG : ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** The options that follow from settings that have changed. The emulator keeps policies, and enforces none. */
function optionsIn(next: ProjectConfig, before: ProjectConfig, { service }: FirebaseOptions): object {
  const hides = Boolean(next.emailPrivacyConfig?.enableImprovedEmailPrivacy);
  const policy = next.passwordPolicyConfig;
  return {
    ...(hides !== Boolean(before.emailPrivacyConfig?.enableImprovedEmailPrivacy) && {
      enableImprovedEmailPrivacy: hides,
    }),
    ...(service === 'hosted' &&
      policy &&
      policy !== before.passwordPolicyConfig && { passwordPolicy: policyOf(policy) }),
  };
}

function policyOf(config: NonNullable<ProjectConfig['passwordPolicyConfig']>): PasswordPolicy {
  const { passwordPolicyEnforcementState, forceUpgradeOnSignin, passwordPolicyVersions = [] } = config;
  const strength = passwordPolicyVersions[0]?.customStrengthOptions ?? {};
  return {
    enforcementState: passwordPolicyEnforcementState === 'ENFORCE' ? 'ENFORCE' : 'OFF',
    ...(forceUpgradeOnSignin !== undefined && { forceUpgradeOnSignin }),
    customStrengthOptions: strength,
  };
}
