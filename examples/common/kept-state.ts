import type { ResetState } from '@resetkit/sdk';

const KEY = 'password-reset';

/** What `keepState` has kept, in this tab or in another one. */
export function keptState(): unknown {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? localStorage.getItem(KEY) ?? 'null');
  } catch {
    // Not JSON, or a browser that keeps nothing.
    return undefined;
  }
}

/**
 * Keeps as little as will do: a mailed link opens in another tab, so all tabs know what was sent; the token that sets a password
 * stays in the tab that has it and goes with it; and nothing is kept once it is done.
 */
export function keepState(state: ResetState): void {
  try {
    put(localStorage, state.step === 'sent' && state);
    put(sessionStorage, state.step === 'ready' && state);
  } catch {}
}

function put(storage: Storage, state: ResetState | false): void {
  if (state) storage.setItem(KEY, JSON.stringify(state));
  else storage.removeItem(KEY);
}
