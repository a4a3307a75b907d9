import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { PhoneNumbers } from '../../src/components/phone-numbers/PhoneNumbers.js';
import { expectText, press, submitPhoneNumber, wordsOf } from '../support/actions.js';
import { reachedByActions, reserved } from '../support/numbers.js';

const meta = {
  title: 'Guides/Backends/In the tab (memory)',
  tags: ['!autodocs'],
  component: PhoneNumbers,
  args: { defaultCountry: 'US' },
  parameters: { backend: { phoneNumbers: reserved } },
} satisfies Meta<typeof PhoneNumbers>;

export default meta;
type Story = StoryObj<typeof meta>;

/** It supports every operation of the port, so every control is rendered. */
export const AllOperations: Story = {
  play: async (context) => {
    const { list, secondFactor, backupCodes, add } = wordsOf(context);
    const names = [
      list.removeNumber('+1 201 555 0123'),
      list.makePrimaryNumber('+49 1512 3456789'),
      list.verifyNumber('+44 7400 123456'),
      secondFactor.stopNumber('+1 201 555 0123'),
      secondFactor.makeDefaultNumber('+49 1512 3456789'),
      backupCodes.create,
      add.open,
    ];
    for (const name of names) await expect(await context.canvas.findByRole('button', { name })).toBeVisible();
  },
};

/**
 * Faults belong to the adapter as well: here the service adds the number, but the response is lost. The list shows the
 * number, and the user continues.
 */
export const LostResponse: Story = {
  ...reachedByActions,
  parameters: { backend: { phoneNumbers: reserved, faults: [{ operation: 'create', error: 'network', after: true }] } },
  play: async (context) => {
    const { add, verify } = wordsOf(context);
    await expectText(context, '+44 7400 123456');
    await press(context, add.open);
    await submitPhoneNumber(context, '2015550188');
    await expectText(context, verify.sentTo('+1 201 555 0188', 6));
  },
};
