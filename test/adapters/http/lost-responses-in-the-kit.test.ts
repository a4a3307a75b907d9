import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { addPhoneMutation } from '../../../src/query/add-phone.js';
import { prepareVerificationMutation } from '../../../src/query/prepare-verification.js';
import { removePhoneMutation } from '../../../src/query/remove-phone.js';
import { reserveForSecondFactorMutation } from '../../../src/query/reserve-for-second-factor.js';
import { Secret } from '../../../src/query/secret.js';
import { verifyPhoneMutation } from '../../../src/query/verify-phone.js';
import { ada, lastCode, numbers, refusal } from '../../support/phone-service.js';
import { querySessionOver } from '../../support/query-session.js';
import { openServerNetwork, type ServerNetwork } from './server-network.js';

// The responses to both attempts of the adapter are lost: what the user sees, and what they can do.

const [phoneNumber] = numbers;

let network: ServerNetwork;
beforeEach(async () => void (network = await openServerNetwork()));
afterEach(() => network.close());

describe('the kit over HTTP, with both responses lost', () => {
  const kitOf = async () => {
    const kit = querySessionOver(network.adapter(), ada);
    await kit.readList();
    network.lose(2);
    return kit;
  };

  it('sees the number on the refetched list, and adds no second one', async () => {
    const { mutate, session, cachedList } = await kitOf();
    const added = await mutate(addPhoneMutation(session), { phoneNumber });
    expect(added).toMatchObject({ phoneNumber, verification: null });
    expect(cachedList()).toEqual(await network.storedNumbers());
    expect(await mutate(addPhoneMutation(session), { phoneNumber })).toEqual(added);
    expect(await network.storedNumbers()).toHaveLength(1);
  });

  it('reports that the result is unknown, and accepts the code that arrived', async () => {
    const { id } = await network.server.service.create(ada, { phoneNumber });
    const { mutate, session, cachedList } = await kitOf();
    await expect(mutate(prepareVerificationMutation(session), { id })).rejects.toMatchObject({ code: 'network' });
    expect(network.server.sent).toHaveLength(1);
    await mutate(verifyPhoneMutation(session), { id, code: new Secret(lastCode(network.server.sent)) });
    expect(cachedList()).toMatchObject([{ id, verification: { status: 'verified' } }]);
  });

  it('sees on the list that the number is verified', async () => {
    const { id, code } = await network.server.sendTo(ada, phoneNumber);
    const { mutate, session, cachedList } = await kitOf();
    expect(await mutate(verifyPhoneMutation(session), { id, code: new Secret(code) })).toMatchObject({
      verification: { status: 'verified' },
    });
    expect(cachedList()).toMatchObject([{ id, verification: { status: 'verified' } }]);
    expect(network.server.sent).toHaveLength(1);
  });

  it('sees on the list that the number is reserved; the backup codes are lost, and can be replaced', async () => {
    const id = await network.server.verify(ada, phoneNumber);
    const { mutate, session, adapter, cachedList } = await kitOf();
    expect(await mutate(reserveForSecondFactorMutation(session), { id, reserved: true })).toMatchObject({
      backupCodes: null,
    });
    expect(cachedList()).toMatchObject([{ id, reservedForSecondFactor: true }]);
    expect(await adapter.createBackupCodes()).toHaveLength(10);
  });

  it('sees on the list that the number is gone, also when it is removed again', async () => {
    const id = await network.server.verify(ada, phoneNumber);
    const { mutate, session, cachedList } = await kitOf();
    expect(await mutate(removePhoneMutation(session), { id })).toEqual([]);
    expect(cachedList()).toEqual([]);
    expect(await refusal(network.adapter().delete({ id }))).toMatchObject({ code: 'not_found' });
    expect(await mutate(removePhoneMutation(session), { id })).toEqual([]);
  });

  it('learns on the next request that a code was sent, and sends no second one', async () => {
    const patient = await openServerNetwork({});
    onTestFinished(patient.close);
    const { id } = await patient.server.service.create(ada, { phoneNumber });
    const { mutate, session } = querySessionOver(patient.adapter(), ada);
    patient.lose(2);
    await expect(mutate(prepareVerificationMutation(session), { id })).rejects.toMatchObject({ code: 'network' });
    expect(await mutate(prepareVerificationMutation(session), { id })).toMatchObject({
      verification: { status: 'unverified' },
    });
    expect(patient.server.sent).toHaveLength(1);
    expect(
      await mutate(verifyPhoneMutation(session), { id, code: new Secret(lastCode(patient.server.sent)) }),
    ).toMatchObject({ id });
  });
});
