// The library reads NODE_ENV when it is loaded, its clients do too, and it leaves checks out where that says `test`. Test files share their
// modules: whichever comes first, the library is loaded as it is elsewhere.
const { NODE_ENV } = process.env;
process.env.NODE_ENV = '';
await Promise.all([import('better-auth/client'), import('better-auth-1-7-1/client')]);
process.env.NODE_ENV = NODE_ENV;

export {};
