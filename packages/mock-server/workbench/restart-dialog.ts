import { byId } from './dom.ts';

const dialog = byId('restart', HTMLDialogElement);
const title = byId('restart-title', HTMLElement);

for (const choice of dialog.querySelectorAll('button'))
  choice.addEventListener('click', () => dialog.close(choice.value));

/** Asks whether to restart a backend. Escape answers no. */
export function askForRestart(name: string): Promise<boolean> {
  title.textContent = `Restart ${name}?`;
  dialog.returnValue = '';
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => resolve(dialog.returnValue === 'restart'), { once: true });
  });
}
