import { mailKinds } from '../message.ts';
import type { Provider } from '../provider.ts';
import type { FaultRules } from './check-fault.ts';

/** What a backend can be made to do. Loads the examples of its description. */
export async function faultRulesOf({
  title,
  examples,
  refusedMail,
}: Pick<Provider, 'title' | 'examples' | 'refusedMail'>): Promise<FaultRules> {
  const noticed = Object.values(refusedMail?.operations ?? {}).flat();
  return { title, examples: await examples(), refusable: mailKinds.filter((kind) => noticed.includes(kind)) };
}
