import { refused, type SignInAnswers, signedIn } from '../../flow/sign-in-answers.ts';

export const signInAnswers: SignInAnswers = {
  world: 'Stack Auth',
  operation: 'signInWithCredential',
  answers: [
    signedIn('user_id', 'user_id is not of type string'),
    refused(400, 'code', 'Expected JSON of Stack Auth, got 400 with other JSON'),
  ],
};
