import * as z from 'zod/mini';
import type { Config } from '../config.ts';
import { registry } from '../registry.ts';

const ids = Object.keys(registry);
const text = z.string('is a text');
const port = 'is a number from 0 to 65535';
const flag = z.boolean('is true or false');
const providers = `is a list of ids: ${ids.join(', ')}`;
const delays = "is 'off', 'real' or milliseconds";

/** The fields of a config file, as they are checked. The messages follow the name of the field. */
export const configFields: Readonly<Record<keyof Config, z.ZodMiniType>> = {
  port: z.exactOptional(z.int(port).check(z.minimum(0, port), z.maximum(65_535, port))),
  host: z.exactOptional(text),
  providers: z.exactOptional(z.array(z.enum(ids, providers), providers)),
  limits: z.exactOptional(z.enum(['off', 'real'], "is 'off' or 'real'")),
  delays: z.exactOptional(z.union([z.enum(['off', 'real']), z.number().check(z.minimum(0))], delays)),
  cors: z.exactOptional(z.enum(['real', 'open'], "is 'real' or 'open'")),
  app: z.exactOptional(text),
  upstream: z.exactOptional(text),
  publicUrl: z.exactOptional(text),
  allowHosts: z.exactOptional(z.array(z.string('is a list of names'), 'is a list of names')),
  token: z.exactOptional(text),
  magicAddresses: z.exactOptional(flag),
  store: z.exactOptional(text),
  smtp: z.exactOptional(text),
  quiet: z.exactOptional(flag),
  verbose: z.exactOptional(flag),
  // A seed is checked as a seed file is.
  seed: z.exactOptional(z.unknown()),
};
