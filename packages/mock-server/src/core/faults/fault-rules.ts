import { mailKinds } from '../message.ts';
import type { Provider } from '../provider.ts';
import type { FaultRules } from './check-fault.ts';

/** What a backend can be made to do. Loads the examples of its description. */
export async function faultRulesOf({
  title,
  described,
  refusedMail,
}: Pick<Provider, 'title' | 'described' | 'refusedMail'>): Promise<FaultRules> {
  const noticed = Object.values(refusedMail?.operations ?? {}).flat();
  const { examples } = await described();
  return { title, examples, refusable: mailKinds.filter((kind) => noticed.includes(kind)) };
}
