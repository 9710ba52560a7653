import { announce } from './announce.ts';
import { button } from './dom.ts';

/** A button that copies a text to the clipboard and confirms it. */
export function copyButton(what: string, text: () => string, label = 'Copy'): HTMLButtonElement {
  let back = 0;
  const made = button(
    label,
    async () => {
      const copied = await copy(text());
      made.textContent = copied ? 'Copied ✓' : 'Not copied';
      announce(copied ? `Copied ${what}.` : `This browser does not let the page copy ${what}: select it by hand.`);
      clearTimeout(back);
      back = window.setTimeout(() => {
        made.textContent = label;
      }, 2_000);
    },
    { class: 'copy', 'aria-label': `Copy ${what}` },
  );
  return made;
}

async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyTheOldWay(text);
  }
}

/** Copies without `navigator.clipboard`, which exists on localhost and https only: a phone uses another host name. */
function copyTheOldWay(text: string): boolean {
  const put = (event: ClipboardEvent): void => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
  };
  document.addEventListener('copy', put);
  try {
    return document.execCommand('copy');
  } finally {
    document.removeEventListener('copy', put);
  }
}
