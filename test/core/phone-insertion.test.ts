import { describe, expect, it } from 'vitest';
import type { CountryCode } from '../../src/core/e164.js';
import { emptyDraft, type PhoneDraft } from '../../src/core/phone-draft.js';
import { editDraft } from '../../src/core/phone-draft-edit.js';
import { insertPhoneText } from '../../src/core/phone-insertion.js';
import { readPhoneText } from '../../src/core/phone-text.js';

describe('insertPhoneText', () => {
  it.each<[country: CountryCode, typed: string, pasted: string, e164: string | null]>([
    ['DE', '0', '01512 3456789', '+4915123456789'],
    ['SG', '0065', '+65 8123 4567', '+6581234567'],
    ['SG', '0065', '81234567', '+6581234567'],
    ['SG', '00', '6581234567', '+6581234567'],
    ['DE', '+49', '491711234567', '+491711234567'],
    ['DE', '+', '491711234567', '+491711234567'],
    ['DE', '+', '+491711234567', '+491711234567'],
    ['DE', '+', '01711234567', '+491711234567'],
    ['DE', '+', '15123456789', null],
    ['DE', '00', '15123456789', null],
    ['DE', '00', '491711234567', '+491711234567'],
    ['DE', '+49', '0171 1234567', '+491711234567'],
    ['US', '+49', '0171 1234567', '+491711234567'],
    ['US', '+49', '2015550123', '+492015550123'],
    ['US', '+49', '171 1234567', '+491711234567'],
    ['US', '+1', '2015550123', '+12015550123'],
    ['US', '+1', '12015550123', '+12015550123'],
    ['US', '1', '12015550123', '+12015550123'],
    ['US', '2', '2015550123', '+12015550123'],
    ['US', '+', '2015550123', null],
    ['US', '+', '12015550123', '+12015550123'],
    ['US', '011', '447400123456', '+447400123456'],
    ['US', '011', '+447400123456', '+447400123456'],
    ['US', '(201)', '201-555-0123', '+12015550123'],
    ['DE', '0171 12', '0171 1234567', '+491711234567'],
    ['DE', '0171', '01711234567', '+491711234567'],
    ['AT', '0664', '0664 1234567', '+436641234567'],
    ['AT', '06', '0664 123456', '+43664123456'],
    ['AT', '0664', '6601234', '+436646601234'],
    ['AT', '664', '6641234', null],
    ['AT', '01', '6641234567', null],
    ['AT', '0664', '1234567', '+436641234567'],
    ['AT', '0', '6641234567', '+436641234567'],
    ['AT', '0', '06641234567', '+436641234567'],
    ['KR', '0082', '10-2000-0000', '+821020000000'],
    ['KR', '+82', '010-2000-0000', '+821020000000'],
    ['KR', '0', '010-2000-0000', '+821020000000'],
    ['CL', '0056', '961234567', '+56961234567'],
    ['CL', '+56', '56961234567', '+56961234567'],
    ['SE', '0046', '070-123 45 67', '+46701234567'],
    ['SE', '0', '070-123 45 67', '+46701234567'],
    ['EG', '+', '01001234567', '+201001234567'],
    ['GB', '0044', '07400 123456', '+447400123456'],
    ['GB', '44', '07400 123456', '+447400123456'],
    ['GB', '0', '07400 123456', '+447400123456'],
    ['GB', '0', '7400 123456', '+447400123456'],
    ['GB', '07400', '+44 7400 123456', '+447400123456'],
    ['GB', '07400 123456', '07400 654321', '+447400654321'],
    ['FR', '06', '06 12 34 56 78', '+33612345678'],
    ['FR', '+33', '06 12 34 56 78', '+33612345678'],
    ['FR', '+33 6', '06 12 34 56 78', '+33612345678'],
    ['FR', '0033', '0612345678', '+33612345678'],
    ['BR', '0', '011 96123-4567', '+5511961234567'],
    ['BR', '+55', '5511961234567', '+5511961234567'],
    ['IT', '+39', '393123456789', '+393123456789'],
    ['IN', '+91', '91 81234 56789', '+918123456789'],
    ['IN', '0', '081234 56789', '+918123456789'],
    ['AU', '0061', '0412 345 678', '+61412345678'],
    ['AU', '04', '0412 345 678', '+61412345678'],
    ['JP', '+81', '090-1234-5678', '+819012345678'],
    ['JP', '0081', '090-1234-5678', '+819012345678'],
    ['RU', '+7', '8 912 345-67-89', '+79123456789'],
    ['RU', '8', '8 912 345-67-89', '+79123456789'],
    ['RU', '8', '+7 912 345-67-89', '+79123456789'],
    ['RU', '7', '9123456789', '+79123456789'],
  ])('in %s, behind %j typed, reads %j as %s', (country, typed, pasted, e164) => {
    const start = [...typed].reduce<PhoneDraft>((draft, key) => applyEdit(draft, key, country), emptyDraft);
    expect(valueOf(applyEdit(start, pasted, country), country)).toBe(e164);
  });

  it('rejects a text without a digit', () => {
    expect(
      insertPhoneText({ text: '201hello', caret: 8, selectionBefore: { start: 3, end: 3 } }, 'hello', false, {
        country: 'US',
      }),
    ).toBe(null);
  });

  it('keeps the typed and the pasted text apart if it is ambiguous which is the number', () => {
    expect(applyEdit({ ...emptyDraft, text: '00' }, '15123456789', 'DE').text).toBe('00 ~ 15123456789');
    expect(applyEdit({ ...emptyDraft, text: '+' }, '2015550123', 'US').text).toBe('+ ~ 2015550123');
  });

  it('formats a number of another country with its calling code', () => {
    expect(applyEdit({ ...emptyDraft, text: '+49' }, '0171 1234567', 'US').text).toBe('+49 171 1234567');
  });
});

function applyEdit(draft: PhoneDraft, inserted: string, country: CountryCode): PhoneDraft {
  const end = draft.text.length;
  const edit = { text: draft.text + inserted, caret: end + inserted.length, selectionBefore: { start: end, end } };
  return editDraft(draft, edit, { country: draft.chosen ?? country })?.content ?? draft;
}

function valueOf(draft: PhoneDraft, country: CountryCode): string | null {
  return readPhoneText(draft.text, { country: draft.chosen ?? country }).e164;
}
