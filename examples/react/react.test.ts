import { openReset } from '../common/open-reset.ts';
import { backends } from '../test/backends.ts';
import { describeForm } from '../test/describe-form.ts';
import { client } from './src/client.ts';
import { mount } from './src/mount.tsx';

describeForm({ ...backends, 'InsForge, by code': { ...backends['InsForge, by code'], client } }, (element, backend) =>
  mount(element, openReset(backend.client)),
);
