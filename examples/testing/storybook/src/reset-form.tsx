import { createPasswordReset } from '@resetkit/sdk';
import { createClient } from '@resetkit/sdk/insforge';
import { useState } from 'react';

const reset = createPasswordReset(createClient({ baseUrl: 'http://localhost:7130' }));

/** Asks for a mail, and then for the code in it. `sentTo` is the address that a mail was sent to already. */
export function ResetForm({ sentTo }: { readonly sentTo?: string }) {
  const [email, setEmail] = useState(sentTo);
  const [answer, setAnswer] = useState('');

  async function ask(form: FormData) {
    const typed = String(form.get('typed'));
    const { error } = await reset.request({ email: typed });
    setAnswer(error?.message ?? '');
    if (!error) setEmail(typed);
  }

  async function check(form: FormData) {
    const { error } = await reset.exchange(String(form.get('typed')), { email });
    setAnswer(error?.message ?? 'Choose a new password');
  }

  return (
    <form action={email ? check : ask}>
      <label>
        {email ? 'Code' : 'E-mail'} <input name="typed" />
      </label>
      <button type="submit">Go on</button>
      <output>{answer}</output>
    </form>
  );
}
