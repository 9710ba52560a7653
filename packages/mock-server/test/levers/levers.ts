import { describe, TestRunner } from 'vitest';
import { ada, now } from './first-settings.ts';
import { type Levers, type LeverWay, ways } from './ways.ts';

export { ada, type Levers, now };

/** Runs tests in every way. */
export const eachWay: (run: (way: LeverWay) => void) => void = (run) => {
  for (const way of ways) {
    describe(way.name, () => {
      run(way);
      if (way.keeps) keepOnly(way.keeps);
    });
  }
};

/** Leaves out the tests and suites beside the caller whose names do not fit. */
export function keepOnly(fits: (name: string) => boolean): void {
  const { tasks } = TestRunner.getCurrentSuite();
  tasks.splice(0, tasks.length, ...tasks.filter(({ name }) => fits(name)));
}

const sendReset = '/api/auth/email/send-reset-password';
const exchange = '/api/auth/email/exchange-reset-password-token';
const reset = '/api/auth/email/reset-password';
const signIn = '/api/auth/sessions';

/** A POST with JSON. */
export function json(body: object): RequestInit {
  return { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

/** Asks for a reset mail. */
export function askForReset({ send }: Levers, email: string = ada.email): Promise<Response> {
  return send(sendReset, json({ email }));
}

/** Trades a mailed code for a token. */
export function exchangeCode({ send }: Levers, code: string | undefined, email: string = ada.email): Promise<Response> {
  return send(exchange, json({ email, code }));
}

/** Sets a new password with the newest mailed code. */
export async function resetPassword(levers: Levers, newPassword: string): Promise<Response> {
  const [mail] = await levers.mock.outbox.list({ to: ada.email });
  const { token: otp } = await (await exchangeCode(levers, mail?.code)).json();
  return levers.send(reset, json({ otp, newPassword }));
}

/** Signs in. Resolves to the status. */
export async function signInStatus({ send }: Levers, password: string): Promise<number> {
  return (await send(signIn, json({ email: ada.email, password }))).status;
}
