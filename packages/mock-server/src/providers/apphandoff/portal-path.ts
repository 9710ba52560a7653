/** A path on the portal to redirect to. `undefined` if the target could lead to another site. */
export function portalPath(target: string | undefined): string | undefined {
  if (target === undefined || !/^\/(?![/\\])/.test(target)) return undefined;
  // Browsers drop tabs and line breaks from URLs: `/<tab>/evil.example` would be another site.
  return hasControls(target) ? undefined : target;
}

function hasControls(text: string): boolean {
  return [...text].some((character) => character < ' ' || character === '\x7f');
}
