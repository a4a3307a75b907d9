import { describe, expect, it, vi } from 'vitest';
import { consoleSender } from '../../../src/server/senders/console/index.js';
import { message } from '../../support/http/sending.js';

describe('consoleSender', () => {
  it('writes the message to the console', async () => {
    const info = vi.spyOn(console, 'info').mockImplementation(() => undefined);
    await consoleSender().send(message);
    expect(info.mock.calls).toEqual([[`sms to +12015550123: ${message.text}`]]);
    info.mockRestore();
    const lines: string[] = [];
    await consoleSender({ write: (line) => void lines.push(line) }).send({ ...message, channel: 'voice', text: '1' });
    expect(lines).toEqual(['voice to +12015550123: 1']);
  });
});
