import { refused, type SignInAnswers, signedIn } from '../../flow/sign-in-answers.ts';

export const signInAnswers: SignInAnswers = {
  world: 'InsForge, by code',
  operation: 'signIn',
  answers: [
    signedIn('accessToken', 'accessToken is not of type string'),
    refused(401, 'statusCode', 'statusCode is not 401'),
  ],
};
