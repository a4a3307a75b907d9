import { describe, expect, it } from 'vitest';
import { cleanPhoneText, toDialString, maxPhoneTextLength } from '../../src/core/phone-characters.js';

describe('cleanPhoneText', () => {
  it.each([
    ['2015550123', '2015550123'],
    ['２０１－５５５', '201-555'],
    ['٢٠١ ٥٥٥', '201 555'],
    ['＋44', '+44'],
    ['﹢44', '+44'],
    ['⁺44', '+44'],
    ['₊44', '+44'],
    ['➕44', '+44'],
    ['201\u2011555', '201-555'],
    ['201−555', '201-555'],
    ['090ー1234', '090-1234'],
    ['［201］ 555', '(201) 555'],
    ['【201】555', '(201)555'],
    ['201\u00a0555\u30000123', '201 555 0123'],
    ['201 555\t0123', '201 555; 0123'],
    ['201 555 \r\n 0123', '201 555; 0123'],
    ['201 555 | 0123 • 4', '201 555; 0123; 4'],
    ['#3 201 555', '201 555'],
    ['3️⃣ 201 555', '3) 201 555'],
    ['No. #12 201 555', '201 555'],
    ['TEL;TYPE=CELL:+44 7400', '+44 7400'],
    ['item1.TEL;type=CELL;type=pref:+1 (201) 555', '+1 (201) 555'],
    ['TEL;VALUE=uri;TYPE="voice,home":tel:+1-201-555;ext=102', '+1-201-555'],
    ['TEL;CELL;ENCODING=QUOTED-PRINTABLE:=2B44 7400', '+44 7400'],
    ['\u202a+44 7400\u202c', '+44 7400'],
    ['☎ 201 555', '201 555'],
    ['Mobile: (201) 555', '(201) 555'],
    ['-- 201', '201'],
    ['201 555 ext. 45', '201 555 ext. 45'],
    ['201 доб. 45', '201 доб. 45'],
    ['201"555!', '201555'],
    ['tel:+44-7400', '+44-7400'],
    ['tel:%2B447400', '+447400'],
    ['tel:+44%207400', '+44 7400'],
    ['tel:7400;phone-context=+44', '+447400'],
    ['tel:+447400;phone-context=+1', '+447400'],
    ['tel:7400;phone-context=+44;ext=123', '+447400'],
    ['+447400;ext=12', '+447400'],
    ['sms:+447400?body=Call\n42', '+447400'],
    ['hello', ''],
    ['( )', ''],
    ['', ''],
  ])('turns %j into %j', (text, clean) => {
    expect(cleanPhoneText(text)).toBe(clean);
  });

  it('returns an empty string for a text that is too long', () => {
    expect(cleanPhoneText('2'.repeat(maxPhoneTextLength))).toHaveLength(maxPhoneTextLength);
    expect(cleanPhoneText('2'.repeat(maxPhoneTextLength + 1))).toBe('');
  });
});

describe('toDialString', () => {
  it.each([
    ['(201) 555-0123', '2015550123'],
    ['+44 (0)7400', '+4407400'],
    ['(+44) 7400', '+447400'],
    ['44+7400', '447400'],
    ['+', '+'],
    ['ext', ''],
  ])('turns %j into %j', (text, digits) => {
    expect(toDialString(text)).toBe(digits);
  });
});
