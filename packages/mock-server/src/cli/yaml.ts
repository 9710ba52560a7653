// A file of its own, so that the library and the command line have it once.
export { parse } from 'yaml';
