import type { CodeValues, Form, PasswordFormMaker, RequestValues } from '@resetkit/sdk/insforge/schemas';
import { worldsById } from '../flow/backends.ts';
import { ofEveryProvider } from '../of-every-provider.ts';

/** The forms of a backend: one for codes where it mails some. */
interface Forms {
  readonly requestForm: Form<RequestValues>;
  readonly codeForm?: Form<CodeValues>;
  readonly passwordForm: PasswordFormMaker;
}

const forms = new Map(await ofEveryProvider<Forms>((id) => import(/* @vite-ignore */ `@resetkit/sdk/${id}/schemas`)));

/** Each backend with its forms, in each way in which it mails. */
export const backends = worldsById.flatMap(([id, { flowWorlds }]) =>
  Object.entries(flowWorlds).map(([name, make]) => ({ name, make, forms: forms.get(id) as Forms })),
);
