/**
 * Copies a text. A page that is not secure, which is one over HTTP at another address than `localhost`, has no clipboard: there it
 * copies what is selected in a field. Rejects with a sentence if the browser allows neither.
 */
export async function copyText(text: string): Promise<void> {
  const clipboard: Clipboard | undefined = navigator.clipboard;
  if (await clipboard?.writeText(text).then(isDone, isNotDone)) return;
  if (!copySelected(text)) {
    throw new Error(
      'The browser does not let this page copy. Open it at http://localhost, or select the text by hand.',
    );
  }
}

const isDone = (): boolean => true;
const isNotDone = (): boolean => false;

/** Copies a text from a field that is there for a moment. The focus goes back to where it was. */
function copySelected(text: string): boolean {
  const focused = document.activeElement?.shadowRoot?.activeElement ?? document.activeElement;
  const field = document.createElement('textarea');
  field.value = text;
  field.style.cssText = 'position: fixed; top: 0; opacity: 0';
  document.body.append(field);
  field.select();
  const isCopied = document.execCommand('copy');
  field.remove();
  if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  return isCopied;
}
