import { parsePhoneNumberFromString, type PhoneNumberType as ParsedType } from 'libphonenumber-js/max';
import { describe, expect, it } from 'vitest';
import written from '../../src/service/number-types.json' with { type: 'json' };
import { ada, phoneService, refusal } from '../support/phone-service.js';
import { collectNumberTypes } from '../tools/number-types.mjs';

const special: [type: string, phoneNumber: string, kind: ParsedType][] = [
  ['a British premium rate', '+449012345678', 'PREMIUM_RATE'],
  ['an American premium rate', '+19002345678', 'PREMIUM_RATE'],
  ['a German premium rate', '+499001234567', 'PREMIUM_RATE'],
  ['an international premium rate', '+979123456789', 'PREMIUM_RATE'],
  ['a German shared cost', '+4918012345', 'SHARED_COST'],
  ['an international shared cost', '+80812345678', 'SHARED_COST'],
  ['a British pager', '+447640123456', 'PAGER'],
  ['a British personal number', '+447012345678', 'PERSONAL_NUMBER'],
  ['an Inmarsat phone', '+870773111632', 'MOBILE'],
  ['an Iridium phone', '+881612345678', 'MOBILE'],
  ['an international network', '+8823421234', 'MOBILE'],
];

describe('the rejected number types', () => {
  it.each(special)('include %s number, %s', async (_, phoneNumber, kind) => {
    expect(parsePhoneNumberFromString(phoneNumber)?.getType()).toBe(kind);
    const service = phoneService();
    expect(await refusal(service.create(ada, { phoneNumber }))).toMatchObject({
      code: 'invalid_phone_number',
      field: 'phoneNumber',
    });
    expect(await service.list(ada)).toEqual([]);
  });

  it('follow the policy, also for a number that was added before', async () => {
    const refusedNumberTypes: 'satellite'[] = [];
    const service = phoneService({ policy: { refusedNumberTypes } });
    const { id } = await service.create(ada, { phoneNumber: '+870773111632' });
    refusedNumberTypes.push('satellite');
    expect(await refusal(service.prepareVerification(ada, { id }))).toMatchObject({ code: 'invalid_phone_number' });
    expect(service.sent).toEqual([]);
  });

  it('are those of the installed metadata', () => {
    expect(written).toEqual(collectNumberTypes());
  });
});
