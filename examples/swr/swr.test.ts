import { openReset } from '../common/open-reset.ts';
import { backends } from '../test/backends.ts';
import { describeForm } from '../test/describe-form.ts';
import { client } from './client.ts';
import { mount } from './mount.tsx';

describeForm(
  { ...backends, 'Stack Auth, by link': { ...backends['Stack Auth, by link'], client } },
  (element, backend) => mount(element, openReset(backend.client)),
);
