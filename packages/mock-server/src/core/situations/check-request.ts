/** Throws if a situation is asked for with anything but `{ email }`. The e-mail itself is the backend's to judge. */
export function checkRequest(request: unknown): void {
  const isObject = typeof request === 'object' && request !== null && !Array.isArray(request);
  if (!isObject) throw new Error(`A situation is asked for with { email }, not with ${JSON.stringify(request)}.`);
  const unknown = Object.keys(request).find((name) => name !== 'email');
  if (unknown !== undefined) throw new Error(`A situation is asked for with { email }, not with "${unknown}".`);
}
