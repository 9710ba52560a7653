// jsdom puts a Uint8Array of its own in the place of Node's, and Node's TextEncoder goes on making Node's. The mock server, which
// runs in the same process here, then takes none of them for bytes.
globalThis.Uint8Array = Object.getPrototypeOf(Buffer);
