/** A value of a spec together with the JSON pointer at which it stands. */
export interface Place {
  readonly value: unknown;
  readonly pointer: string;
}

/** Whether a value is a plain JSON object. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The place under a key, or `undefined` if the key is absent. */
export function child(place: Place, key: string | number): Place | undefined {
  const { value } = place;
  const found = Array.isArray(value) ? value[Number(key)] : isObject(value) ? value[key] : undefined;
  return found === undefined ? undefined : { value: found, pointer: `${place.pointer}/${escapeKey(String(key))}` };
}

/** The place under a required key. */
export function need(place: Place, key: string | number): Place {
  return child(place, key) ?? refuse(place, `"${key}" is missing`);
}

/** All keys of an object with their places; empty if there is no place. */
export function entries(place: Place | undefined): [key: string, place: Place][] {
  if (!place) return [];
  if (!isObject(place.value)) return refuse(place, 'an object is expected here');
  return Object.keys(place.value).map((key) => [key, need(place, key)]);
}

/** All elements of a list with their places; empty if there is no place. */
export function items(place: Place | undefined): Place[] {
  if (!place) return [];
  if (!Array.isArray(place.value)) return refuse(place, 'a list is expected here');
  return place.value.map((_, index) => need(place, index));
}

/** The text under a key, or `undefined` if the key is absent. */
export function text(place: Place, key: string): string | undefined {
  const found = child(place, key);
  if (!found) return undefined;
  return typeof found.value === 'string' ? found.value : refuse(found, 'a text is expected here');
}

/** The number under a key, or `undefined` if the key is absent. */
export function number(place: Place, key: string): number | undefined {
  const found = child(place, key);
  if (!found) return undefined;
  return typeof found.value === 'number' ? found.value : refuse(found, 'a number is expected here');
}

/** The truth value under a key; false if the key is absent. */
export function flag(place: Place, key: string): boolean {
  const found = child(place, key);
  if (!found) return false;
  return typeof found.value === 'boolean' ? found.value : refuse(found, 'true or false is expected here');
}

/** Throws an error that says where in the spec something is wrong, and what. */
export function refuse(place: Place, why: string): never {
  throw new Error(`${place.pointer || '#'}: ${why}.`);
}

function escapeKey(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}
