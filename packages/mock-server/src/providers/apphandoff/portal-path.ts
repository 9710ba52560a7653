/** A path on the portal to go on to, if it is one: whatever could lead to another site is not. */
export function portalPath(target: string | undefined): string | undefined {
  if (target === undefined || !/^\/(?![/\\])/.test(target)) return undefined;
  // Browsers drop tabs and line breaks from URLs: `/<tab>/evil.example` would be another site.
  return hasControls(target) ? undefined : target;
}

function hasControls(text: string): boolean {
  return [...text].some((character) => character < ' ' || character === '\x7f');
}
