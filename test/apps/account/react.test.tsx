import { version } from 'react';
import { version as domVersion } from 'react-dom';

test('this run uses the React version of its project', () => {
  const named = process.env.REACT ?? '19.';
  expect([version, domVersion]).toEqual([expect.stringMatching(`^${named}`), expect.stringMatching(`^${named}`)]);
});
