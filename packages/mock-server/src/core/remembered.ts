/**
 * A function whose results are remembered for as long as the objects live that they were made of. For what is made of the
 * options of a backend: they are another object when they change.
 */
export function remembered<Of extends object, Result extends object>(make: (of: Of) => Result): (of: Of) => Result {
  const known = new WeakMap<Of, Result>();
  return (of) => {
    const found = known.get(of);
    if (found) return found;
    const made = make(of);
    known.set(of, made);
    return made;
  };
}
