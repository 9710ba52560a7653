import { createPasswordReset } from '@resetkit/sdk';
import { createClient } from '@resetkit/sdk/unleash';

const page = new URLSearchParams(location.search);
const token = page.get('token');
// A test names a namespace of its own.
const baseUrl = page.get('backend') ?? import.meta.env.RESETKIT_UNLEASH_URL ?? 'https://flags.example.com';
const reset = createPasswordReset(createClient({ baseUrl }));

const form = find('form');
const input = find('input');
input.type = token ? 'password' : 'email';
if (token) {
  find('span').textContent = 'New password';
  find('button').textContent = 'Change it';
}

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const { error } = token
    ? await reset.confirm({ token, newPassword: input.value })
    : await reset.request({ email: input.value });
  const done = token ? 'Your password is changed.' : 'Look into your mails.';
  find('[role=status]').textContent = error ? `It did not work: ${error.kind}` : done;
});

function find<Name extends keyof HTMLElementTagNameMap>(name: Name): HTMLElementTagNameMap[Name];
function find(selector: string): Element;
function find(selector: string): Element {
  const found = document.querySelector(selector);
  if (!found) throw new Error(`The page has no ${selector}.`);
  return found;
}
