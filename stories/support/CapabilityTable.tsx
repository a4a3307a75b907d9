import { Unstyled } from '@storybook/addon-docs/blocks';
import { optionalOperations, type PhoneAdapter } from '../../src/core/adapter.js';
import './palette.css';
import './style-reference.css';

/** The optional capabilities of a backend, read from its adapter as the kit reads them. */
export function CapabilityTable({ adapter }: { adapter: PhoneAdapter }) {
  return (
    <Unstyled>
      <table className="reference reference-prose">
        <thead>
          <tr>
            <th scope="col">Method</th>
            <th scope="col">Hook</th>
            <th scope="col">Control</th>
            <th scope="col">Supported</th>
          </tr>
        </thead>
        <tbody>
          {optionalOperations.map((method) => (
            <tr key={method}>
              <td>
                <code>{method}</code>
              </td>
              <td>
                <code>{capabilities[method].hook}</code>
              </td>
              <td>{capabilities[method].control}</td>
              <td>{adapter[method] ? 'yes' : 'no'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Unstyled>
  );
}

const capabilities: Readonly<Record<(typeof optionalOperations)[number], { hook: string; control: string }>> = {
  delete: { hook: 'useRemovePhone', control: 'Remove, in each row' },
  makePrimary: { hook: 'useMakePrimary', control: 'Make primary, in each row' },
  setReservedForSecondFactor: {
    hook: 'useReserveForSecondFactor',
    control: 'Two-step verification, the whole section',
  },
  makeDefaultSecondFactor: { hook: 'useMakeDefaultSecondFactor', control: 'Make default, in that section' },
  createBackupCodes: { hook: 'useCreateBackupCodes', control: 'Backup codes, below that section' },
};
