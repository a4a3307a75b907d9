import { afterEach, expect } from 'vitest';
import { page } from 'vitest/browser';
import type { themes } from '../../stories/support/look.js';
import { axeFindings, faintTexts } from './checks/axe-findings.js';
import { findLostContent } from './checks/lost-content.js';
import { smallTargets } from './checks/small-targets.js';
import { show, shownAs, type Shown } from './checks/show.js';
import { unseenParts } from './checks/unseen-parts.js';

// The checks of every story, run on the page that its own test left behind: replaying it for each check would take
// minutes.

afterEach<{ story?: unknown }>(async ({ story, task }) => {
  const stage = document.querySelector<HTMLElement>('.stage');
  if (!story || !stage || task.result?.state === 'fail') return;
  const findings = [...(await checkColours(stage)), ...(await checkWidths(stage))];
  show(stage, {});
  expect([...new Set(findings)]).toEqual([]);
}, 120_000); // the list of all countries is long

async function checkColours(stage: HTMLElement): Promise<string[]> {
  const already = shownAs(stage);
  const findings: string[] = [];
  // Storybook's addon has run axe on the story as it stands. With the opposite look, axe sees both schemes and both
  // directions: its colour rules do not depend on the direction, nor its layout rules on the colours.
  const scheme = already.scheme === 'dark' ? 'light' : 'dark';
  const direction = already.direction === 'rtl' ? 'ltr' : 'rtl';
  show(stage, { scheme, direction });
  findings.push(...describeFindings(`axe finds nothing: ${scheme}, ${direction}`, await axeFindings(stage)));
  const parts = unseenParts(stage);
  for (const scheme of ['light', 'dark'] as const) {
    show(stage, { scheme, contrast: 'more' });
    findings.push(
      ...describeFindings(`no text is too faint if more contrast is preferred: ${scheme}`, await faintTexts(parts)),
    );
    for (const theme of ['shadcn', 'high-contrast'] as const satisfies (keyof typeof themes)[]) {
      show(stage, { scheme, theme });
      const enhanced = theme === 'high-contrast';
      findings.push(
        ...describeFindings(
          `no text is too faint in the themes to copy: ${theme}, ${scheme}`,
          await faintTexts(parts, { enhanced }),
        ),
      );
    }
  }
  return findings;
}

async function checkWidths(stage: HTMLElement): Promise<string[]> {
  const findings: string[] = [];
  for (const { width, height } of windows) {
    await page.viewport(width, height);
    const look = (name: string, shown: Shown, check: (stage: HTMLElement) => string[]) => {
      show(stage, shown);
      findings.push(...describeFindings(`${name}: ${width} px`, check(stage)));
    };
    look('nothing is lost and nothing scrolls sideways, left to right', { direction: 'ltr' }, findLostContent);
    look('nothing is lost and nothing scrolls sideways, right to left', { direction: 'rtl' }, findLostContent);
    look('nothing is lost with the text spacing of a reader', { spacing: true }, findLostContent);
    look('every target is 24 px wide and high, or has the space', {}, smallTargets);
  }
  return findings;
}

/** px. A side panel, 1280 × 1024 at 400 % zoom (WCAG 1.4.10), a phone, a desktop. */
const windows = [
  { width: 280, height: 700 },
  { width: 320, height: 256 },
  { width: 375, height: 700 },
  { width: 1280, height: 900 },
];

function describeFindings(name: string, findings: readonly string[]): string[] {
  return findings.map((finding) => `${name}: ${finding}`);
}
