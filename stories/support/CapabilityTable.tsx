import { Unstyled } from '@storybook/addon-docs/blocks';
import type { PhoneAdapter, PhoneOperation } from '../../src/core/adapter.js';
import './palette.css';
import './style-reference.css';

/** What a backend can do beside adding and verifying, read from its adapter as the kit reads it. */
export function CapabilityTable({ adapter }: { adapter: PhoneAdapter }) {
  return (
    <Unstyled>
      <table className="reference reference-prose">
        <thead>
          <tr>
            <th scope="col">Method</th>
            <th scope="col">Hook</th>
            <th scope="col">Control</th>
            <th scope="col">Here</th>
          </tr>
        </thead>
        <tbody>
          {capabilities.map(({ method, hook, control }) => (
            <tr key={method}>
              <td>
                <code>{method}</code>
              </td>
              <td>
                <code>{hook}</code>
              </td>
              <td>{control}</td>
              <td>{adapter[method] ? 'drawn' : 'not drawn'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Unstyled>
  );
}

const capabilities = [
  { method: 'delete', hook: 'useRemovePhone', control: 'Remove, in each row' },
  { method: 'makePrimary', hook: 'useMakePrimary', control: 'Make primary, in each row' },
  {
    method: 'setReservedForSecondFactor',
    hook: 'useReserveForSecondFactor',
    control: 'Two-step verification, the whole section',
  },
  { method: 'makeDefaultSecondFactor', hook: 'useMakeDefaultSecondFactor', control: 'Make default, in that section' },
  { method: 'createBackupCodes', hook: 'useCreateBackupCodes', control: 'Backup codes, below that section' },
] as const satisfies readonly { method: PhoneOperation; hook: string; control: string }[];
