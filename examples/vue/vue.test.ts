import { openReset } from '../common/open-reset.ts';
import { backends } from '../test/backends.ts';
import { describeForm } from '../test/describe-form.ts';
import { client } from './client.ts';
import { mount } from './mount.ts';

describeForm(
  { ...backends, 'Supabase, by PKCE link': { ...backends['Supabase, by PKCE link'], client } },
  (element, backend) => mount(element, openReset(backend.client)),
);
