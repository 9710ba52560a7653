import type { Config } from '../config.ts';
import { configFields } from './config-schema.ts';
import { withoutSchemaName } from './without-schema-name.ts';

/** What a config file has, checked but for its seed. */
export type CheckedConfig = { readonly [Name in keyof Config]?: unknown };

/** The content of a config file. Throws an error that names what is wrong and what was expected, or what is left out. */
export function checkedContent(content: unknown, leftOut: readonly string[] = []): CheckedConfig {
  const fields = Object.entries(configFields).filter(([name]) => !leftOut.includes(name));
  const known = fields.map(([name]) => name).join(', ');
  if (typeof content !== 'object' || content === null || Array.isArray(content))
    throw new Error(`Expected an object as its default export. Known: ${known}.`);
  const config: CheckedConfig = Object(withoutSchemaName(content));
  for (const [name, value] of Object.entries(config)) {
    const field = fields.find(([one]) => one === name)?.[1];
    if (!field) throw new Error(`There is no ${JSON.stringify(name)}. Known: ${known}.`);
    const issue = value === undefined ? undefined : field.safeParse(value).error?.issues[0];
    if (issue) throw new Error(`${name} ${issue.message}, not ${JSON.stringify(value)}.`);
  }
  return 'seed' in config ? { ...config, seed: withoutSchemaName(config.seed) } : config;
}
