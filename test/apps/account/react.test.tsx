import { version } from 'react';
import { version as domVersion } from 'react-dom';

test('this run is under the React that its project is named after', () => {
  const named = process.env.REACT ?? '19.';
  expect([version, domVersion]).toEqual([expect.stringMatching(`^${named}`), expect.stringMatching(`^${named}`)]);
});
