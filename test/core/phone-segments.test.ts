import { describe, expect, it } from 'vitest';
import {
  stripExtension,
  isGarbled,
  hasWordBetweenDigits,
  splitSegments,
  getVariants,
} from '../../src/core/phone-segments.js';

describe('stripExtension', () => {
  it.each([
    'ext. 45',
    'xt 45',
    'x45',
    'x. 45',
    'x: 45',
    '#45',
    '- 45#',
    '45# ',
    'доб. 45',
    'anexo 45',
    'ext. 12345678',
    'extension 45',
  ])('removes %j after a number', (extension) => {
    expect(stripExtension(`201 555 0123 ${extension}`)).toBe('201 555 0123');
  });

  it.each([
    '201 555 0123',
    '201 555 0123, 45',
    '201 555 0123 y 45',
    '201-555',
    '2015550123',
    '',
    '45#',
    '201 or 555 ext. 45',
    '+44 7400 +45',
    '12.03.24 Max: 201 555',
    '201 text 5',
  ])('leaves %j unchanged', (text) => {
    expect(stripExtension(text)).toBe(text);
  });
});

describe('getVariants', () => {
  it.each([
    ['1711234567.0', '1711234567'],
    ['1711234567,00', '1711234567'],
    ['+491711234567.0; Max; 1712345678.0', '+491711234567; Max; 1712345678'],
    ['1.711234567E10', '17112345670'],
    ['6,64123456e+9', '6641234560'],
    ['2) 211234567', ' 211234567'],
    ['2.) 211234567', ' 211234567'],
    ['0171 1234567 (2)', '0171 1234567 '],
    ['0664 1234567 (Mo-Fr 9-17)', '0664 1234567 '],
    ['0664 123456 12:30', '0664 123456 ;'],
    ['0664 123456, 9h30-12h00', '0664 123456, ;-;'],
  ])('has no %j, but %j', (text, version) => {
    expect(getVariants(text)).toEqual([version]);
  });

  it.each([
    ['1. 0171 1234567', '0171 1234567'],
    ['1 - 0171 1234567', '0171 1234567'],
    ['12 0171 1234567', '0171 1234567'],
    ['0171 1234567 12.03.2024', '0171 1234567 ;'],
    ['2024-03-12 0171 1234567', '; 0171 1234567'],
    ['0171 1234567 12/03/24', '0171 1234567 ;'],
    ['0171 1234567 9.00-17.00', '0171 1234567 ;'],
    ['0171 1234567 17h', '0171 1234567 ;'],
    ['0171 1234567 17 Uhr', '0171 1234567 ;'],
  ])('returns %j unchanged, and as %j', (text, version) => {
    expect(getVariants(text)).toEqual([text, version]);
  });

  it.each([
    '0171 1234567',
    '06.12.34.56.78',
    '06:12:34:56:78',
    '1 (201) 555-0123',
    '8 (701)',
    '12:30',
    '2)',
    '1.71123E10',
    '1.71123E+12',
  ])('returns only %j', (text) => {
    expect(getVariants(text)).toEqual([text]);
  });
});

describe('splitSegments', () => {
  it('splits a text at words, pluses and the ends of cells', () => {
    expect(splitSegments('12 or 34; 56, 78 / 90+12')).toEqual(['12 ', ' 34', ' 56', ' 78', '90', '+12']);
    expect(splitSegments('(+44) 7400-12/3.4')).toEqual(['+44) 7400-12/3.4']);
  });
});

describe('hasWordBetweenDigits', () => {
  it('finds a word or a plus between digits, but not before or after them', () => {
    expect(
      ['12 or 34', '1a2', '1 -a- 2', '0740O 123', '12 / +34', '12 ~ 34'].filter(hasWordBetweenDigits),
    ).toHaveLength(6);
    expect(['a 12', '12 a', '1 - 2', 'tel 12 34 ext', '(+12) 34', 'word', ''].filter(hasWordBetweenDigits)).toEqual([]);
  });
});

describe('isGarbled', () => {
  it('finds a letter among digits, one that looks like a digit, and a decimal fraction', () => {
    expect(
      [
        '0740O 123',
        '12S34',
        '12 l34',
        '12 l 34',
        '1E10',
        '1711234567.8',
        '+1711234567.25; 3',
        '1711234567.8 1711234568.5',
      ].filter(isGarbled),
    ).toHaveLength(8);
    expect(
      [
        '12 or 34',
        '12x34',
        '12 Office 3',
        '12 34',
        '12 is 5',
        '12 i',
        '1711234567',
        '0171.1234567',
        '171.1234567.8',
        '+2463801.9 56',
        '+2463801.9 5 6',
      ].filter(isGarbled),
    ).toEqual([]);
  });
});
