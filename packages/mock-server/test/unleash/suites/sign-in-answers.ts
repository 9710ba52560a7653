import { refused, type SignInAnswers, signedIn } from '../../flow/sign-in-answers.ts';

export const signInAnswers: SignInAnswers = {
  world: 'Unleash',
  operation: 'login',
  answers: [signedIn('id', 'id is not of type number'), refused(401, 'details', 'details is not of type array')],
};
