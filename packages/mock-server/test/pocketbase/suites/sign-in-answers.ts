import { refused, type SignInAnswers, signedIn } from '../../flow/sign-in-answers.ts';

export const signInAnswers: SignInAnswers = {
  world: 'PocketBase',
  operation: 'authWithPassword',
  answers: [
    signedIn('token', 'token is not of type string'),
    refused(400, 'message', 'Expected JSON of PocketBase, got 400 with other JSON'),
  ],
};
