import type { Workbench } from '../state/workbench.ts';

/** The title of the page: how many new mails there are, which is seen while another tab is open. */
export function titleOf({ source, stateOf }: Workbench): string {
  const counts = source.backends.value.map((backend) => {
    const { mails, unseen } = stateOf(backend);
    return mails.value?.filter(({ id }) => unseen.value.has(id)).length ?? 0;
  });
  const count = counts.reduce((sum, one) => sum + one, 0);
  return count === 0 ? 'Resetkit' : `(${count}) Resetkit`;
}
