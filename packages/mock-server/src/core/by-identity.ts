/**
 * A function that works out something of an object once, and then remembers it for as long as the object is there. The
 * object must not change, as options do not: other options are another object.
 */
export function byIdentity<Key extends object, Value>(work: (of: Key) => Value): (of: Key) => Value {
  const known = new WeakMap<Key, { readonly value: Value }>();
  return (of) => {
    const found = known.get(of);
    if (found) return found.value;
    const value = work(of);
    known.set(of, { value });
    return value;
  };
}
