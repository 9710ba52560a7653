/** Where an app is, for commands, programs and situations, unless the options name another place that links may lead to. */
export const usualApp = 'http://localhost:3000';
