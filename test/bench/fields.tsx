import { version } from 'react';
import { describe, expect, it } from 'vitest';
import { codeCases, phoneCases } from '../support/page/field-cases.js';
import { CorePhone } from './compared/CorePhone.js';
import { InputCorePhone } from './compared/InputCorePhone.js';
import { KitCode } from './compared/KitCode.js';
import { KitPhone } from './compared/KitPhone.js';
import { LibraryPhone } from './compared/LibraryPhone.js';
import { OtpCode } from './compared/OtpCode.js';
import {
  commitsPerKey,
  countRightAtOnce,
  injectedStyles,
  megabyteTime,
  readWrong,
  undone,
  type Case,
} from './measure.js';
import { mountCode, mountPhone, type Mounted } from './mount.js';

/** The results of one field on one React version. */
export interface Measured {
  /** The mounted file of compared/. */
  field: string;
  react: string;
  chromium: string;
  cases: number;
  wrong: readonly string[];
  atOnce: number;
  atOnceRight: number;
  commits: readonly number[];
  undone: string;
  megabyte: number;
  styles: number;
}

declare module 'vitest' {
  interface TaskMeta {
    measured?: Measured;
  }
}

describe('number fields', () => {
  it.for(Object.entries({ KitPhone, LibraryPhone, CorePhone, InputCorePhone }))(
    '%s',
    async ([name, Field], { task }) => {
      const cases = phoneCases.map(({ how, country, input, e164, country_after }) => ({
        how,
        input,
        mount: () => mountPhone(Field, country),
        result: e164,
        country: Field === InputCorePhone ? undefined : country_after, // it shows no country
      }));
      task.meta.measured = await measured(name, () => mountPhone(Field), cases, '2015550123', '+12015550123');
      expect(task.meta.measured.commits).toHaveLength(10);
    },
  );
});

describe('code fields', () => {
  it.for(Object.entries({ KitCode, OtpCode }))('%s', async ([name, Field], { task }) => {
    const cases = codeCases.map(({ how, length, input, code }) => ({
      how,
      input,
      mount: () => mountCode(Field, length),
      result: code,
    }));
    task.meta.measured = await measured(name, () => mountCode(Field), cases, '012345', '012345');
    expect(task.meta.measured.commits).toHaveLength(6);
  });
});

/** Style elements first: a library injects them once per page. */
async function measured(
  field: string,
  mount: () => Promise<Mounted>,
  cases: readonly Case[],
  keys: string,
  result: string,
): Promise<Measured> {
  const atOnce = 50;
  return {
    field,
    react: version,
    chromium: /Chrome\/([\d.]+)/.exec(navigator.userAgent)?.[1] ?? '',
    styles: await injectedStyles(mount),
    cases: cases.length,
    wrong: await readWrong(cases),
    atOnce,
    atOnceRight: await countRightAtOnce(mount, keys, result, atOnce),
    commits: await commitsPerKey(mount, keys),
    undone: await undone(mount, keys),
    megabyte: await megabyteTime(mount),
  };
}
