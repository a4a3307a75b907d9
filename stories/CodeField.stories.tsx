import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState, type ComponentProps } from 'react';
import { expect, fn } from 'storybook/test';
import { en } from '../src/messages/en.js';
import { ControlledCodeField } from '../src/primitives/CodeField.js';
import { codeFieldOf, expectText, typeCode, wordsOf } from './support/actions.js';
import { useBackend } from './support/BackendContext.js';
import { messagesOf } from './support/environment.js';
import { FieldStage } from './support/FieldStage.js';
import { reachedByActions } from './support/numbers.js';

const meta = {
  title: 'Primitives/CodeField',
  component: ControlledCodeField,
  args: { value: '', onChange: fn(), onComplete: fn(), onProblem: fn(), labels: en.codeField },
  argTypes: { labels: { control: false }, inputRef: { control: false } },
  parameters: { stage: { inbox: false } },
  render: (args) => <Controlled {...args} />,
} satisfies Meta<typeof ControlledCodeField>;

export default meta;
type Story = StoryObj<typeof meta>;

/** Keeps the value, as a form does. */
function Controlled({
  value: first,
  onChange,
  onComplete,
  onProblem,
  ...props
}: ComponentProps<typeof ControlledCodeField>) {
  const messages = messagesOf[useBackend().environment.language] ?? en;
  const [value, setValue] = useState(first);
  const [completed, setCompleted] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  return (
    <FieldStage
      reported={[
        { term: 'value', value },
        { term: 'completed', value: completed },
        { term: 'problem', value: problem },
      ]}
    >
      <ControlledCodeField
        {...props}
        value={value}
        labels={messages.codeField}
        onChange={(next) => {
          setValue(next);
          onChange(next);
        }}
        onComplete={(code) => {
          setCompleted(code);
          onComplete?.(code);
        }}
        onProblem={(next) => {
          setProblem(next);
          onProblem?.(next);
        }}
      />
    </FieldStage>
  );
}

export const Default: Story = {};

export const Playground: Story = { args: { length: 6, invalid: false, readOnly: false, disabled: false } };

export const HalfTyped: Story = {
  ...reachedByActions,
  play: async (context) => {
    await typeCode(context, '123');
    await expect(await codeFieldOf(context)).toHaveFocus();
    await expect(context.args.onComplete).not.toHaveBeenCalled();
  },
};

export const Complete: Story = {
  ...reachedByActions,
  play: async (context) => {
    await typeCode(context, '123456');
    await expect(context.args.onComplete).toHaveBeenLastCalledWith('123456');
  },
};

export const PastedMessage: Story = {
  ...reachedByActions,
  play: async (context) => {
    await context.userEvent.click(await codeFieldOf(context));
    await context.userEvent.paste('Your code for order 7781234 is 043210.\n\n@localhost #043210');
    await expect(await codeFieldOf(context)).toHaveValue('043210');
    await expect(context.args.onComplete).toHaveBeenLastCalledWith('043210');
  },
};

/** A text with two possible codes: the field does not guess. */
export const PastedTwoCodes: Story = {
  ...reachedByActions,
  args: { value: '12' },
  play: async (context) => {
    await context.userEvent.click(await codeFieldOf(context));
    await context.userEvent.paste('Order 998877, code 480211');
    await expectText(context, wordsOf(context).codeField.problems.several_codes);
    await expect(await codeFieldOf(context)).toHaveValue('12');
    await expect(context.args.onProblem).toHaveBeenLastCalledWith('several_codes');
  },
};

/** A date, a span of time or a part of an order number is not a code. */
export const PastedNoCode: Story = {
  ...reachedByActions,
  play: async (context) => {
    await context.userEvent.click(await codeFieldOf(context));
    await context.userEvent.paste('Your PIN will arrive by 23-11-26, in 10-15 minutes.');
    await expectText(context, wordsOf(context).codeField.problems.no_code);
    await expect(await codeFieldOf(context)).toHaveValue('');
    await expect(context.args.onProblem).toHaveBeenLastCalledWith('no_code');
  },
};

/** A pressed slot is selected, and the next digit replaces its own. */
export const PressedSlot: Story = {
  ...reachedByActions,
  args: { value: '12945' },
  play: async (context) => {
    const field = await codeFieldOf(context);
    const third = field.closest('[data-part=code-control]')?.querySelectorAll('[data-part=code-slot]')[2];
    const { left = 0, top = 0 } = third?.getBoundingClientRect() ?? {};
    await context.userEvent.pointer({
      keys: '[MouseLeft]',
      target: field,
      coords: { clientX: left + 5, clientY: top + 5 },
    });
    await context.userEvent.keyboard('3');
    await expect(field).toHaveValue('12345');
    await expect(context.args.onComplete).not.toHaveBeenCalled();
  },
};

export const Selected: Story = {
  ...reachedByActions,
  args: { value: '123456', invalid: true },
  play: async (context) => {
    const field = await codeFieldOf(context);
    field.focus();
    if (field instanceof HTMLInputElement) field.select();
    await expect(field).toHaveFocus();
  },
};

export const FourDigits: Story = { args: { length: 4, value: '0021' } };

export const EightDigits: Story = { args: { length: 8, value: '12345678' } };

export const Invalid: Story = { args: { value: '123456', invalid: true } };

export const ReadOnly: Story = { args: { value: '123456', readOnly: true } };

export const Disabled: Story = { args: { value: '123456', disabled: true } };

export const RightToLeft: Story = { globals: { language: 'ar' }, args: { value: '123' } };

export const Dark: Story = { globals: { colorScheme: 'dark' }, args: { value: '123' } };

export const Narrow: Story = { parameters: { stage: { width: 280, inbox: false } }, args: { value: '123' } };
