import { afterEach, describe, expect, it } from 'vitest';
import { axeFindings, faintTexts } from './checks/axe-findings.js';
import { findLostContent } from './checks/lost-content.js';
import { smallTargets } from './checks/small-targets.js';
import { unseenParts } from './checks/unseen-parts.js';

// The checks that every story runs through: each finds its defect, and nothing in correct markup.

let drawn: HTMLElement | undefined;
afterEach(() => drawn?.remove());

/** Renders into a container of its own, 300 px wide. */
function draw(html: string): HTMLElement {
  drawn = document.createElement('div');
  drawn.style.cssText = 'font: 16px/1.5 sans-serif; inline-size: 300px';
  drawn.innerHTML = html;
  document.body.append(drawn);
  return drawn;
}

describe('lostContent', () => {
  it.each([
    ['what reaches out of the page', '<div style="inline-size: 3000px">wide</div>', 'The page is'],
    [
      'what reaches out of it at the start, where nobody can scroll',
      '<p style="margin-inline-start: -30px">early</p>',
      'reaches out of the page',
    ],
    [
      'text that is cut off',
      '<div style="overflow: hidden; inline-size: 40px; white-space: nowrap">a long line</div>',
      'is cut off by',
    ],
    ['lines that are cut off', '<div style="overflow: clip; block-size: 24px">one<br>two</div>', '“two” is cut off by'],
    [
      'text that stands out of its box',
      '<button style="inline-size: 60px; white-space: nowrap; padding: 0">Unverified number</button>',
      'stands out of',
    ],
    [
      'texts on each other',
      '<p style="margin: 0">one</p><p style="margin: -20px 0 0">other</p>',
      'stand on each other',
    ],
  ])('finds %s', (_, html, finding) => {
    expect(findLostContent(draw(html)).join('\n')).toContain(finding);
  });

  it.each([
    ['what fits', '<p>one</p><p>other</p><button>Verify</button>'],
    [
      'what scrolls on its own',
      '<div style="overflow: auto; inline-size: 60px"><div style="inline-size: 400px">a long line of words</div></div>',
    ],
    [
      'what only a screen reader is to find',
      '<p style="position: absolute; inline-size: 1px; overflow: hidden; clip-path: inset(50%); ' +
        'white-space: nowrap">for the ear alone</p>',
    ],
    [
      'what floats over the page',
      '<p style="margin: 0">one</p><div style="position: absolute; margin-top: -20px">list</div>',
    ],
  ])('finds nothing in %s', (_, html) => {
    expect(findLostContent(draw(html))).toEqual([]);
  });
});

describe('smallTargets', () => {
  const button = (size: number, margin = 0) =>
    `<button style="inline-size: ${size}px; block-size: ${size}px; margin: ${margin}px; padding: ` +
    `0; border: 0; float: left"></button>`;

  it('finds small targets that are near to each other, and small ones near to large ones', () => {
    expect(smallTargets(draw(button(20) + button(20)))).toHaveLength(2);
    expect(smallTargets(draw(button(20) + button(40)))).toHaveLength(1);
  });

  it('finds nothing in targets of 24 px, small ones with space around them, or links in a sentence', () => {
    expect(smallTargets(draw(button(24) + button(24)))).toEqual([]);
    expect(smallTargets(draw(button(20, 2) + button(20, 2)))).toEqual([]);
    expect(
      smallTargets(draw('<p style="font-size: 10px">Ask <a href="#a">us</a> <a href="#b">or them</a>.</p>')),
    ).toEqual([]);
  });
});

describe('axeFindings and faintTexts', () => {
  it('find a button without a name, and text that is too faint', async () => {
    const findings = await axeFindings(draw('<button></button>'));
    expect(findings.join('\n')).toContain('button-name');
    expect(await faintTexts([draw('<p style="color: #999; background: #fff">faint</p>')])).toHaveLength(1);
    expect(await faintTexts([draw('<p style="color: #666; background: #fff">not so faint</p>')])).toEqual([]);
    expect(
      await faintTexts([draw('<p style="color: #666; background: #fff">not so faint</p>')], { enhanced: true }),
    ).toHaveLength(1);
  });
});

describe('unseenParts', () => {
  const badge = (tone: string) => `<span data-scope="phonekit" data-part="tested-badge" data-tone="${tone}">x</span>`;

  it('omits only what was seen in the same state and place', () => {
    expect(unseenParts(draw(badge('primary')))).toHaveLength(1);
    expect(unseenParts(draw(badge('primary') + badge('warning')))).toHaveLength(1);
    expect(
      unseenParts(draw(`<div data-scope="phonekit" data-part="tested-row">${badge('primary')}</div>`)),
    ).toHaveLength(2);
  });
});
