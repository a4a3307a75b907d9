import readme from '../../README.md?raw';
import { ProseTable } from './ProseTable.js';

/** The lowest version of each browser: the table of the README, which the tests compare with the built package. */
export function BrowserTable() {
  const [, table = ''] = /^## Browsers$[\s\S]*?((?:^\|.*\n)+)/m.exec(readme) ?? [];
  const [head = [], , ...rows] = table
    .trimEnd()
    .split('\n')
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  return <ProseTable head={head} rows={rows} />;
}
