import { refused, type SignInAnswers, signedIn } from '../../flow/sign-in-answers.ts';

// Without `message` an answer is not even taken for Supabase's.
export const signInAnswers: SignInAnswers = {
  world: 'Supabase, by link',
  operation: 'token',
  answers: [
    signedIn('access_token', 'access_token is not of type string'),
    refused(400, 'message', 'Expected JSON of Supabase Auth, got 400 with other JSON'),
  ],
};
