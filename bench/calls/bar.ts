/** A call over HTTP may take so many times what it takes without us. */
export const bar = 1.25;

/** Whether a median ratio is within the bar. `NaN` is not. */
export function verdict(ratio: number): 'PASS' | 'FAIL' {
  return ratio <= bar ? 'PASS' : 'FAIL';
}
