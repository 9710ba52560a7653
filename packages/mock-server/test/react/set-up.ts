import { configure } from '@testing-library/react';

// jsdom puts a Uint8Array of its own in the place of Node's, and Node's TextEncoder goes on making Node's. jose, with which the
// mock server signs tokens, then takes none of them for bytes.
globalThis.Uint8Array = Object.getPrototypeOf(Buffer);

// A page that has not changed after a second is a slow machine's.
configure({ asyncUtilTimeout: 10_000 });
