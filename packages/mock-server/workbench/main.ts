import { announce } from './announce.ts';
import { type Account, advanceClock, type Backend, listBackends, type Message, restart, Unreachable } from './api.ts';
import { type BackendPanel, createBackendPanel } from './backend-panel.ts';
import { createClocks } from './clocks.ts';
import { byId } from './dom.ts';
import { createEmptyState } from './empty.ts';
import { createFilters } from './filters.ts';
import { type Following, follow } from './follow.ts';
import { kinds } from './mail-card.ts';
import { createMailList } from './mail-list.ts';
import { pause } from './pause.ts';
import { askForRestart } from './restart-dialog.ts';
import { absolute } from './time.ts';

const RETRY_MS = 2_000;
const title = document.title;
const status = byId('status', HTMLElement);
const problem = byId('problem', HTMLElement);
const count = byId('count', HTMLElement);
const clocks = createClocks();
const mails = createMailList();
const empty = createEmptyState();
const filters = createFilters(render);
const accounts = new Map<string, readonly Account[]>();
/** Backends whose first mails were read. Mails that arrive later are announced. */
const read = new Set<string>();
let panels: readonly BackendPanel[] = [];
let following: Following | undefined;
let unseen = 0;

/** Observes the server while it can be reached, then waits until it can be reached again. */
async function run(): Promise<never> {
  for (;;) {
    try {
      open(await listBackends());
      following = follow(
        panels.map(({ backend }) => backend),
        { onMails, onNewMails, onState },
      );
      setStatus('live', 'Live');
      showProblem('');
      await following.ended;
    } catch (error) {
      if (error instanceof Unreachable) setStatus('lost', 'The mock server does not answer. Trying again …');
      else showProblem(sentenceOf(error));
    }
    await pause(RETRY_MS);
  }
}

function open(backends: readonly Backend[]): void {
  const isWide = matchMedia('(min-width: 60rem)').matches;
  const before = JSON.stringify(panels.map(({ backend }) => backend));
  if (before === JSON.stringify(backends)) return;
  const isOpen = isWide && backends.length === 1;
  panels = backends.map((backend) => createBackendPanel(backend, isOpen, { onAdvance, onRestart }));
  byId('backends', HTMLElement).replaceChildren(...panels.map(({ root }) => root));
  document.body.classList.toggle('several', backends.length > 1);
  mails.removeOthers(backends.map(({ id }) => id));
  filters.offer(backends);
}

function onMails(backend: Backend, messages: readonly Message[]): void {
  const missing = mails.replace(backend.id, backend.title, messages);
  if (read.has(backend.id)) announceMails(missing);
  read.add(backend.id);
  render();
}

function onNewMails(backend: Backend, messages: readonly Message[]): void {
  mails.add(backend.id, backend.title, messages);
  announceMails(messages);
  render();
}

function onState(backend: Backend, state: { now: number; accounts: readonly Account[] }): void {
  clocks.record(backend.id, state.now);
  accounts.set(backend.id, state.accounts);
  panels.find((panel) => panel.backend === backend)?.showAccounts(state.accounts);
  render();
}

function onAdvance(backend: Backend, ms: number): void {
  act(async () => {
    const now = await advanceClock(backend.id, ms);
    clocks.record(backend.id, now);
    tick();
    announce(`For ${backend.title} it is now ${absolute(now)}.`);
  });
}

function onRestart(backend: Backend): void {
  act(async () => {
    if (!(await askForRestart(backend.title))) return;
    await restart(backend.id);
    await following?.refresh(backend);
    announce(`${backend.title} was restarted.`);
  });
}

/** Runs a button's action and shows why it failed. */
async function act(action: () => Promise<void>): Promise<void> {
  try {
    await action();
    showProblem('');
  } catch (error) {
    showProblem(sentenceOf(error));
  }
}

function announceMails(messages: readonly Message[]): void {
  const [first] = messages;
  if (!first) return;
  if (document.hidden) unseen += messages.length;
  const others = messages.length > 1 ? `, and ${messages.length - 1} more` : '';
  announce(`New mail: ${kinds[first.kind]}, to ${first.to}${others}.`);
}

function render(): void {
  const filter = filters.get();
  const shownPanels = panels.filter(({ backend: { id } }) => filter.backend === '' || filter.backend === id);
  for (const panel of panels) panel.root.hidden = !shownPanels.includes(panel);
  const { shown, all } = mails.filter(filter);
  count.textContent = shown === all ? `${all} ${all === 1 ? 'mail' : 'mails'}` : `${shown} of ${all} mails`;
  const isRead = shownPanels.every(({ backend: { id } }) => read.has(id) && accounts.has(id));
  if (shown > 0 || !isRead) empty.hide();
  else if (all > 0) empty.showNoMatch(filters.clear);
  else
    empty.showWays(
      shownPanels.map(({ backend }) => backend),
      accounts,
    );
  tick();
}

function tick(): void {
  for (const panel of panels) panel.tick(clocks.now(panel.backend.id));
  mails.tick(clocks.now);
  if (!document.hidden) unseen = 0;
  document.title = unseen > 0 ? `(${unseen}) ${title}` : title;
}

function setStatus(state: 'live' | 'lost', sentence: string): void {
  status.dataset.state = state;
  status.textContent = sentence;
}

function showProblem(sentence: string): void {
  problem.textContent = sentence;
  problem.hidden = sentence === '';
}

function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

document.addEventListener('visibilitychange', tick);
setInterval(tick, 1_000);
run();
