/** Keeps one thing for each flow, for as long as there is the flow: what one component knows of it, others have to know as well. */
export function perFlow<Flow extends object, Thing>(make: (flow: Flow) => Thing): (flow: Flow) => Thing {
  const made = new WeakMap<Flow, Thing>();
  return (flow) => {
    const thing = made.get(flow) ?? make(flow);
    made.set(flow, thing);
    return thing;
  };
}
