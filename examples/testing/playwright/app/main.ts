import { createPasswordReset } from '@resetkit/sdk';
import { createClient } from '@resetkit/sdk/insforge';

declare global {
  /** Where the backend is. Tests say so; an app has it in its settings. */
  var BACKEND_URL: string | undefined;
}

const reset = createPasswordReset(createClient({ baseUrl: globalThis.BACKEND_URL ?? 'http://localhost:7130' }));
const at = <T extends Element>(selector: string): T => document.querySelector<T>(selector) as T;
const form = at<HTMLFormElement>('form');
const asks = { start: 'Your e-mail', sent: 'The code in your mail', ready: 'New password', done: undefined };

function show(): void {
  const { step } = reset.state;
  form.hidden = step === 'done';
  form.reset();
  at('span').textContent = asks[step] ?? '';
  at('[role=status]').textContent = step === 'done' ? 'Your password is changed.' : '';
}

function take(answer: string) {
  const { step } = reset.state;
  if (step === 'sent') return reset.exchange(answer);
  if (step === 'ready') return reset.confirm({ newPassword: answer });
  return reset.request({ email: answer, redirectTo: location.origin });
}

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const { error } = await take(String(new FormData(form).get('answer')));
  at('[role=alert]').textContent = error?.message ?? '';
});
reset.subscribe(show);
reset.readLink(location.href, { clean: true });
show();

setTimeout(() => {
  document.title = 'Are you still there?';
}, 10 * 60_000);
