import { describe, expect, it } from 'vitest';
import { cleanPhoneText, dialledDigits, hasWordBetweenDigits, maxPhoneTextLength, splitExtension } from '../../src/core/phone-characters.js';

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
    ['201\u00a0555\t0123', '201 555 0123'],
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
    ['tel:7400;phone-context=+44;ext=123', '+447400 ext. 123'],
    ['+447400;ext=12', '+447400 ext. 12'],
    ['sms:+447400?body=Call\n42', '+447400'],
    ['hello', ''],
    ['( )', ''],
    ['', ''],
  ])('makes of %j %j', (text, clean) => {
    expect(cleanPhoneText(text)).toBe(clean);
  });

  it('has nothing of a text that is longer than any with a number', () => {
    expect(cleanPhoneText('2'.repeat(maxPhoneTextLength))).toHaveLength(maxPhoneTextLength);
    expect(cleanPhoneText('2'.repeat(maxPhoneTextLength + 1))).toBe('');
  });
});

describe('dialledDigits', () => {
  it.each([
    ['(201) 555-0123', '2015550123'],
    ['+44 (0)7400', '+4407400'],
    ['(+44) 7400', '+447400'],
    ['44+7400', '447400'],
    ['+', '+'],
    ['ext', ''],
  ])('dials of %j %j', (text, digits) => {
    expect(dialledDigits(text)).toBe(digits);
  });
});

describe('splitExtension', () => {
  it.each([
    ['201 555 0123 ext. 45', true],
    ['201 555 0123 xt 45', true],
    ['201 555 0123 x45', true],
    ['201 555 0123 x. 45', true],
    ['201 555 0123 x: 45', true],
    ['201 555 0123 #45', true],
    ['201 555 0123 - 45#', true],
    ['201 555 0123 45# ', true],
    ['201 555 0123 доб. 45', true],
    ['201 555 0123 anexo 45', true],
    ['201 555 0123 ext. 12345678', true],
    ['201 555 0123, 45', false],
    ['201 555 0123; 123456', false],
    ['201 555 0123 ~45', false],
    ['201 555 0123 y 45', false],
  ])('sees the extension of %j, and whether it says so: %s', (text, isLabelled) => {
    expect(splitExtension(text)).toEqual({ before: '201 555 0123', isLabelled });
  });

  it.each(['201 555 0123', '201 555 0123, 1234567', '201-555', '2015550123', '', '+44 7400 +45'])('sees none in %j', (text) => {
    expect(splitExtension(text)).toEqual({ before: '', isLabelled: false });
  });

  it('is not sure of one behind two numbers', () => {
    expect(splitExtension('201 or 555 ext. 45')).toEqual({ before: '201 or 555', isLabelled: false });
  });
});

describe('hasWordBetweenDigits', () => {
  it('finds a letter that parts digits, and none before or behind them', () => {
    expect(['12 or 34', '1a2', '1 -a- 2', '0740O 123'].filter(hasWordBetweenDigits)).toHaveLength(4);
    expect(['a 12', '12 a', '1 - 2', 'tel 12 34 ext', 'word', ''].filter(hasWordBetweenDigits)).toEqual([]);
  });
});
