import { optionalMethods, type PhoneAdapter } from '../../src/core/adapter.js';
import { ProseTable } from './ProseTable.js';
import { publicHooks } from './public-hooks.js';

/** The optional capabilities of a backend, read from its adapter as the kit reads them. */
export function CapabilityTable({ adapter }: { adapter: PhoneAdapter }) {
  return (
    <ProseTable
      head={['Method', 'Hook', 'What it does', 'Supported']}
      rows={optionalMethods.map((method) => {
        const hook = publicHooks.find(({ operation }) => operation === method);
        const [firstSentence = ''] = hook?.comment.split(/(?<=\.) /) ?? [];
        return [`\`${method}\``, `\`${hook?.name}\``, firstSentence, adapter[method] ? 'yes' : 'no'];
      })}
    />
  );
}
