import { type Page } from 'playwright';
import type { Tab } from './engine.js';

/** The input that Chromium's driver has, and no other. */
export const chromiumInput = (page: Page): Pick<Tab, 'compose' | 'drag'> => ({
  compose: async (text) => {
    const session = await page.context().newCDPSession(page);
    for (let end = 1; end <= text.length; end += 1)
      await session.send('Input.imeSetComposition', {
        text: text.slice(0, end),
        selectionStart: end,
        selectionEnd: end,
      });
    await session.send('Input.insertText', { text });
    await session.detach();
  },
  drag: async (from, to) => {
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    // The first moves start the drag.
    await page.mouse.move(from.x + 15, from.y, { steps: 3 });
    await page.mouse.move(to.x, to.y, { steps: 3 });
    await page.mouse.up();
  },
});
