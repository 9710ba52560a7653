/** Makes one value per flow and keeps it as long as the flow: all components that use a flow share it. */
export function perFlow<Flow extends object, Value>(make: (flow: Flow) => Value): (flow: Flow) => Value {
  const made = new WeakMap<Flow, Value>();
  return (flow) => {
    const value = made.get(flow) ?? make(flow);
    made.set(flow, value);
    return value;
  };
}
