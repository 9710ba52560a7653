import { refused, type SignInAnswers, signedIn } from '../../flow/sign-in-answers.ts';

export const signInAnswers: SignInAnswers = {
  world: 'better-auth, by link',
  operation: 'signInEmail',
  answers: [
    signedIn('token', 'token is not of type string'),
    refused(401, 'message', 'Expected JSON of better-auth, got 401 with other JSON'),
  ],
};
