import { expect, waitFor, type Mock } from 'storybook/test';
import { addNumber, expectText, press, readCode, typeCode, wordsOf, type Person } from './actions.js';

// What happens in the stories of backends where each number is a second factor from the moment it is added.

export async function playSecondFactors(context: Person): Promise<void> {
  const { list, secondFactor, backupCodes } = wordsOf(context);
  await expect(await context.canvas.findAllByText(list.secondFactor)).toHaveLength(2);
  await expect(await context.canvas.findByRole('button', { name: list.removeNumber('+1 201 555 0123') })).toBeVisible();
  for (const absent of [
    secondFactor.title,
    secondFactor.makeDefault,
    list.defaultSecondFactor,
    list.makePrimary,
    backupCodes.title,
  ]) {
    await expect(context.canvas.queryByText(absent)).not.toBeInTheDocument();
  }
}

export async function playAddsANumber(context: Person): Promise<void> {
  const { list } = wordsOf(context);
  await expectText(context, list.empty);
  await addNumber(context);
  await expectText(context, list.secondFactor);
}

export async function playRemovesANumber(context: Person): Promise<void> {
  const { list, remove } = wordsOf(context);
  await press(context, list.removeNumber('+1 201 555 0123'));
  await press(context, remove.confirm);
  await waitFor(() => expect(context.canvas.getAllByRole('listitem')).toHaveLength(1));
}

/** There are no backup codes to fall back on. */
export async function playSigningIn(context: Person, onSignedIn: Mock): Promise<void> {
  const code = await readCode(context);
  await expect(
    context.canvas.queryByRole('button', { name: wordsOf(context).challenge.useBackupCode }),
  ).not.toBeInTheDocument();
  await typeCode(context, code);
  await waitFor(() => expect(onSignedIn).toHaveBeenCalled());
}
