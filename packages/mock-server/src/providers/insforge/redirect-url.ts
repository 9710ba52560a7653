import encodeUrl from 'encodeurl';

/** The stored target with InsForge's parameters set: existing ones are overwritten in place, new ones come last. */
export function redirectUrl(target: string, parameters: Readonly<Record<string, string>>): string {
  const url = new URL(target);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return encodeUrl(url.toString());
}
