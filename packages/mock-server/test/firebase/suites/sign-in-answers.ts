import { refused, type SignInAnswers, signedIn } from '../../flow/sign-in-answers.ts';

export const signInAnswers: SignInAnswers = {
  world: 'Firebase Auth',
  operation: 'signInWithPassword',
  answers: [
    signedIn('localId', 'localId is not of type string'),
    refused(400, 'error', 'Expected JSON of Firebase Auth, got 400 with other JSON'),
  ],
  // The hosted service was not recorded.
  maySayMore: true,
};
