import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, waitFor } from 'storybook/test';
import { PhoneNumbers } from '../../src/components/phone-numbers/PhoneNumbers.js';
import { addNumber, expectAlert, expectError, readCode, typeCode, wordsOf } from '../support/actions.js';
import { reachedByActions, reserved } from '../support/numbers.js';
import { OverAdapter } from '../support/OverAdapter.js';
import { OverSecondFactorAdapter } from '../support/OverSecondFactorAdapter.js';
import { overHttp, signInOverHttp, type Between } from '../support/stand-ins/http.js';

const meta = {
  title: 'Guides/Backends/HTTP and server',
  tags: ['!autodocs'],
  component: PhoneNumbers,
  args: { defaultCountry: 'US' },
  parameters: { backend: { phoneNumbers: reserved } },
  render: (args) => (
    <OverAdapter createAdapter={(backend) => overHttp(backend)}>
      <PhoneNumbers {...args} />
    </OverAdapter>
  ),
} satisfies Meta<typeof PhoneNumbers>;

export default meta;
type Story = StoryObj<typeof meta>;

/** Every operation of the port, over HTTP. */
export const AllOperations: Story = {
  play: async (context) => {
    const { list, secondFactor, backupCodes } = wordsOf(context);
    const names = [
      list.removeNumber('+1 201 555 0123'),
      list.makePrimaryNumber('+49 1512 3456789'),
      secondFactor.makeDefaultNumber('+49 1512 3456789'),
      backupCodes.create,
    ];
    for (const name of names) await expect(await context.canvas.findByRole('button', { name })).toBeVisible();
  },
};

const over = (between: Between): Story => ({
  render: (args) => (
    <OverAdapter createAdapter={(backend) => overHttp(backend, between)}>
      <PhoneNumbers {...args} />
    </OverAdapter>
  ),
});

/**
 * The server acts on each request, and its first response is lost: the adapter repeats the request with the same key,
 * and nobody notices.
 */
export const LostResponses: Story = {
  ...reachedByActions,
  ...over((go) => {
    const heard = new Set<string | null>();
    return async (path, init) => {
      const answer = await go(path, init);
      const key = new Headers(init.headers).get('Idempotency-Key');
      if (heard.has(key)) return answer;
      heard.add(key);
      throw new TypeError('Failed to fetch');
    };
  }),
  play: async (context) => {
    await addNumber(context);
    await expect(context.canvas.getAllByRole('article')).toHaveLength(1);
  },
};

/** A gateway responds instead of the server, with HTML. */
export const ServerDown: Story = {
  ...over(
    () => async () =>
      new Response('<h1>502 Bad Gateway</h1>', { status: 502, headers: { 'Content-Type': 'text/html' } }),
  ),
  play: async (context) => {
    await expectAlert(context, wordsOf(context).list.failed);
    await expectError(context, 'network');
  },
};

/** The session is over. */
export const SignedOut: Story = {
  ...over(() => async () => new Response(null, { status: 401 })),
  play: async (context) => {
    await expectError(context, 'unauthenticated');
  },
};

/** For a server that has no primary number: `{ ...httpAdapter(…), makePrimary: undefined }`. */
export const WithoutPrimary: Story = {
  render: (args) => (
    <OverAdapter createAdapter={(backend) => ({ ...overHttp(backend), makePrimary: undefined })}>
      <PhoneNumbers {...args} />
    </OverAdapter>
  ),
  play: async (context) => {
    const { list } = wordsOf(context);
    await expect(
      await context.canvas.findByRole('button', { name: list.removeNumber('+49 1512 3456789') }),
    ).toBeVisible();
    await expect(context.canvas.queryByText(list.makePrimary)).not.toBeInTheDocument();
  },
};

const onSignedIn = fn();

export const SigningIn: Story = {
  parameters: { stage: { strict: false } },
  render: () => <OverSecondFactorAdapter start={signInOverHttp} onComplete={onSignedIn} />,
  play: async (context) => {
    await typeCode(context, await readCode(context));
    await waitFor(() => expect(onSignedIn).toHaveBeenCalled());
  },
};
