import { effect, type Signal, signal } from '@preact/signals';

const name = 'resetkit-letter-keys';

/** Whether letters are keys of the inbox. This browser keeps it, if it keeps anything. */
export function storedLetterKeys(): Signal<boolean> {
  const letters = signal(stored((storage) => storage.getItem(name)) !== 'off');
  effect(() => {
    const value = letters.value ? 'on' : 'off';
    stored((storage) => storage.setItem(name, value));
  });
  return letters;
}

/** A page may be denied its storage. */
function stored<Value>(use: (storage: Storage) => Value): Value | undefined {
  try {
    return use(localStorage);
  } catch {
    return undefined;
  }
}
