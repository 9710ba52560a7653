import { useEffect, useRef } from 'react';
import { go, paths, usePath } from '../address.ts';
import { stepPath } from './step-path.ts';
import type { View } from './views.ts';

/**
 * Keeps the address at the step of the reset. A step forward is an address of its own, so the back button leads to the first step; an
 * address of a step that the reset is not at leads to where it is.
 */
export function useStepPath(view: View, isLink: boolean): string {
  const path = usePath();
  const wanted = stepPath(view);
  const last = useRef<string>(undefined);
  useEffect(() => {
    const before = last.current;
    last.current = wanted;
    // Strict mode runs this twice, and the first time may have left the path of this rendering.
    if (path !== location.pathname) return;
    if (before === undefined && isLink) go(wanted, { replace: true });
    else if (before !== undefined && before !== wanted) go(wanted);
    else if (isStep(path) && path !== paths.ask && path !== wanted) go(wanted, { replace: true });
    else if (!isKnown(path)) go(paths.signIn, { replace: true });
  }, [path, wanted, isLink]);
  return path;
}

function isStep(path: string): boolean {
  return path.startsWith(`${paths.ask}/`);
}

function isKnown(path: string): boolean {
  return Object.values<string>(paths).includes(path);
}
