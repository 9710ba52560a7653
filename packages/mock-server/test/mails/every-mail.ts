import { ofEveryProvider } from '../of-every-provider.ts';
import type { EveryMail } from './mail.ts';

const modules = await ofEveryProvider<{ readonly everyMail: EveryMail }>(
  (id) => import(`../${id}/suites/every-mail.ts`),
);

/** Each mail of each backend. */
export const everyMail = modules.flatMap(([, module]) =>
  Object.entries(module.everyMail).map(([name, mail]) => ({ name, ...mail })),
);
