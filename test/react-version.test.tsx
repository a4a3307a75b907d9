import { version } from 'react';
import { version as domVersion } from 'react-dom';
import { describe, expect, it } from 'vitest';

describe('this run', () => {
  it('uses the React version of its project', () => {
    const named: string = import.meta.env.REACT;
    expect(named).toMatch(/^\d+\./);
    expect([version, domVersion]).toEqual([expect.stringMatching(`^${named}`), expect.stringMatching(`^${named}`)]);
  });
});
