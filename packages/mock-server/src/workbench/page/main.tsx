/** @jsxImportSource preact */
import { effect, signal } from '@preact/signals';
import { render } from 'preact';
import { createServedSource } from '../served/served-source.ts';
import { App } from '../shell/app.tsx';
import { createWorkbench } from '../state/create-workbench.ts';
import { fragmentOf, type View, viewOf } from '../state/view.ts';
import { parts } from './parts.tsx';
import { titleOf } from './title-of.ts';

/** The root of the server or of a namespace of it, without a slash at its end. */
const baseUrl = new URL('.', location.href).href.replace(/\/$/, '');
const start: View = { part: parts[0]?.id ?? '', backend: '', item: '' };
const view = signal(viewOf(location.hash, start));

addEventListener('hashchange', () => {
  view.value = viewOf(location.hash, start);
});
effect(() => {
  const fragment = fragmentOf(view.value);
  if (fragment !== fragmentOf(viewOf(location.hash, start))) location.hash = fragment;
});

const workbench = createWorkbench({ source: createServedSource(baseUrl), view, addressOf: fragmentOf });
effect(() => {
  document.title = titleOf(workbench);
});
const root = document.getElementById('app');
if (root) render(<App workbench={workbench} parts={parts} />, root);
