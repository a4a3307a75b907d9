import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState, type ComponentProps } from 'react';
import { expect, fn, waitFor } from 'storybook/test';
import type { CountryCode } from '../src/core/e164.js';
import { en } from '../src/messages/en.js';
import { ControlledPhoneField } from '../src/primitives/PhoneField.js';
import { expectText, phoneFieldOf, press, typePhoneNumber, wordsOf } from './support/actions.js';
import { useBackend } from './support/BackendContext.js';
import { messagesOf } from './support/environment.js';
import { fieldArgTypes } from './support/field-arg-types.js';
import { FieldStage } from './support/FieldStage.js';
import { numberFields } from './support/number-fields.js';
import { reachedByActions } from './support/numbers.js';

const meta = {
  title: 'Primitives/PhoneField',
  component: ControlledPhoneField,
  args: { value: null, onChange: fn(), labels: en.phoneField, defaultCountry: 'US' },
  argTypes: { ...fieldArgTypes, labels: { control: false }, inputRef: { control: false } },
  parameters: { stage: { inbox: false } },
  render: (args) => <Controlled {...args} />,
} satisfies Meta<typeof ControlledPhoneField>;

export default meta;
type Story = StoryObj<typeof meta>;

/** Keeps the value, as a form does. */
function Controlled({
  value: first,
  onChange,
  onProblem,
  onHint,
  ...props
}: ComponentProps<typeof ControlledPhoneField>) {
  const { language, numberField } = useBackend().environment;
  const messages = messagesOf[language] ?? en;
  const Field = numberFields[numberField] ?? ControlledPhoneField;
  const [value, setValue] = useState(first ?? null);
  const [problem, setProblem] = useState<string | null>(null);
  const [hint, setHint] = useState<string | null>(null);
  return (
    <FieldStage
      reported={[
        { term: 'value', value },
        { term: 'problem', value: problem },
        { term: 'hint', value: hint },
      ]}
    >
      <Field
        {...props}
        value={value}
        labels={messages.phoneField}
        locale={messages.locale}
        onChange={(next) => {
          setValue(next);
          onChange(next);
        }}
        onProblem={(next) => {
          setProblem(next);
          onProblem?.(next);
        }}
        onHint={(next) => {
          setHint(next);
          onHint?.(next);
        }}
      />
    </FieldStage>
  );
}

export const Default: Story = {};

export const Playground: Story = {
  args: {
    preferredCountries: ['US', 'CA', 'MX'],
    mobileOnly: false,
    invalid: false,
    required: false,
    readOnly: false,
    disabled: false,
  },
};

export const Filled: Story = { args: { value: '+12015550123' } };

export const Typed: Story = {
  ...reachedByActions,
  play: async (context) => {
    await typePhoneNumber(context, '2015550123');
    await expect(await phoneFieldOf(context)).toHaveValue('(201) 555-0123');
    await expect(context.canvas.getByText('"+12015550123"')).toBeVisible();
  },
};

export const International: Story = {
  ...reachedByActions,
  play: async (context) => {
    await typePhoneNumber(context, '+447400123456');
    await expect(await context.canvas.findByText('"+447400123456"')).toBeVisible();
    await expect(context.canvasElement.querySelector('[data-part=phone-field]')).toHaveAttribute('data-country', 'GB');
  },
};

export const OtherDigits: Story = {
  ...reachedByActions,
  args: { defaultCountry: 'EG' },
  play: async (context) => {
    await typePhoneNumber(context, '٠١٠٠١٢٣٤٥٦٧');
    await expect(context.canvas.getByText('"+201001234567"')).toBeVisible();
  },
};

export const Pasted: Story = {
  ...reachedByActions,
  play: async (context) => {
    await context.userEvent.click(await phoneFieldOf(context));
    await context.userEvent.paste('tel:+49 (0)1512 / 345 67 89');
    await expect(await context.canvas.findByText('"+4915123456789"')).toBeVisible();
  },
};

export const TooShort: Story = {
  ...reachedByActions,
  args: { invalid: true },
  play: async (context) => {
    await typePhoneNumber(context, '20155');
    await expect(await context.canvas.findByText('"too_short"')).toBeVisible();
  },
};

export const NotInCountry: Story = {
  ...reachedByActions,
  args: { invalid: true },
  play: async (context) => {
    await typePhoneNumber(context, '1105550123');
    await expect(await context.canvas.findByText('"not_in_country"')).toBeVisible();
  },
};

export const NotMobile: Story = {
  ...reachedByActions,
  args: { defaultCountry: 'GB', mobileOnly: true, invalid: true },
  play: async (context) => {
    await typePhoneNumber(context, '2079460018');
    await expect(await context.canvas.findByText('"not_mobile"')).toBeVisible();
  },
};

export const UnsupportedCountry: Story = {
  ...reachedByActions,
  args: { countries: ['US', 'CA'], invalid: true },
  play: async (context) => {
    await typePhoneNumber(context, '+447400123456');
    await expect(await context.canvas.findByText('"unsupported_country"')).toBeVisible();
  },
};

export const CountryList: Story = {
  ...reachedByActions,
  args: { preferredCountries: ['US', 'CA', 'MX'] },
  play: async (context) => {
    const { country, countrySearch } = wordsOf(context).phoneField;
    const name = new Intl.DisplayNames(wordsOf(context).locale, { type: 'region' }).of('US') ?? '';
    await press(context, country(name, '+1'));
    await expect(await context.canvas.findByRole('combobox', { name: countrySearch })).toHaveFocus();
  },
};

export const CountrySearch: Story = {
  ...reachedByActions,
  play: async (context) => {
    await CountryList.play?.(context);
    await context.userEvent.keyboard('deutschland');
    await expect(await context.canvas.findAllByRole('option')).toHaveLength(1);
    await context.userEvent.keyboard('{Enter}');
    await expect(await context.canvas.findByRole('button', { name: /\+49/ })).toBeVisible();
    await expect(await phoneFieldOf(context)).toHaveFocus();
  },
};

export const NoCountryFound: Story = {
  ...reachedByActions,
  play: async (context) => {
    await CountryList.play?.(context);
    await context.userEvent.keyboard('atlantis');
    await expectText(context, wordsOf(context).phoneField.countriesFound(0));
  },
};

const someCountries: CountryCode[] = [
  'US',
  'CA',
  'MX',
  'AR',
  'BR',
  'CH',
  'CL',
  'DE',
  'ES',
  'FR',
  'GB',
  'IN',
  'JP',
  'NP',
  'ZA',
];

/** The list is in the top layer: no box clips it, and it opens upwards at the window's end. */
export const CountryListInClippedBox: Story = {
  ...reachedByActions,
  args: { countries: someCountries },
  decorators: [
    (Story) => (
      <div
        style={{
          blockSize: 'calc(100vh - 2rem)',
          display: 'flex',
          flexDirection: 'column',
          justifyContent: 'flex-end',
        }}
      >
        <div style={{ overflow: 'hidden', transform: 'translateZ(0)', border: '1px dashed', padding: '0.75rem' }}>
          <Story />
        </div>
      </div>
    ),
  ],
  play: async (context) => CountryList.play?.(context),
};

export const EmojiFlags: Story = { ...CountryList, args: { flags: 'emoji', countries: someCountries } };

export const PictureFlags: Story = {
  ...CountryList,
  args: { flags: 'pictures', countries: someCountries },
  play: async (context) => {
    await CountryList.play?.(context);
    const flags = () => [...context.canvasElement.querySelectorAll('[data-part=country-flag]')];
    await waitFor(() => expect(flags().filter((flag) => !flag.querySelector('svg'))).toEqual([]));
  },
};

export const NoFlags: Story = { ...CountryList, args: { flags: 'none', countries: someCountries } };

export const SomeCountries: Story = { args: { countries: ['DE', 'AT', 'CH'], defaultCountry: 'CH' } };

export const OneCountry: Story = { args: { countries: ['NO'], defaultCountry: 'NO' } };

export const Invalid: Story = { args: { value: '+12015550123', invalid: true } };

export const ReadOnly: Story = { args: { value: '+12015550123', readOnly: true } };

export const Disabled: Story = { args: { value: '+12015550123', disabled: true } };

export const RightToLeft: Story = {
  globals: { language: 'ar' },
  args: { value: '+201001234567', defaultCountry: 'EG' },
};

export const Dark: Story = { globals: { colorScheme: 'dark' }, args: { value: '+12015550123' } };

export const Narrow: Story = { parameters: { stage: { width: 280, inbox: false } }, args: { value: '+12015550123' } };
