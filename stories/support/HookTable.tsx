import { ProseTable } from './ProseTable.js';
import { publicHooks } from './public-hooks.js';

/** Every public hook with its doc comment. */
export function HookTable() {
  return <ProseTable rows={publicHooks.map(({ name, comment }) => [`\`${name}\``, comment])} />;
}
