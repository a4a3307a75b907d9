import { describe, expect, it } from 'vitest';
import { challengeOwner, phoneKeys } from '../../src/query/keys.js';

describe('phoneKeys', () => {
  it('are what an app and a cache that it has kept go by: the kit, the user, what it is', () => {
    expect(phoneKeys.all('user_1')).toEqual(['phonekit', 'user_1']);
    expect(phoneKeys.list('user_1')).toEqual(['phonekit', 'user_1', 'list']);
    expect(phoneKeys.operation('user_1', 'delete')).toEqual(['phonekit', 'user_1', 'delete']);
    expect(phoneKeys.challenge('attempt_1')).toEqual(['phonekit', 'second-factor:attempt_1']);
    expect(challengeOwner('attempt_1')).toBe('second-factor:attempt_1');
  });
});
