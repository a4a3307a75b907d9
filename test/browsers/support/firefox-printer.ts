import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type BrowserContext } from 'playwright';

/** Lets Firefox print to a file without its dialog. */
export function firefoxPrinter() {
  const folder = mkdtempSync(join(tmpdir(), 'phonekit-printed-'));
  const file = join(folder, 'sheet.pdf');
  return {
    preferences: {
      'print.always_print_silent': true,
      print_printer: 'Mozilla Save to PDF',
      'print.printer_Mozilla_Save_to_PDF.print_to_file': true,
      'print.printer_Mozilla_Save_to_PDF.print_to_filename': file,
    },
    /** Returns the text of the file, as Firefox's own viewer shows it; '' while there is none. */
    read: async (context: BrowserContext): Promise<string> => {
      if (!existsSync(file) || !readFileSync(file, 'latin1').trimEnd().endsWith('%%EOF')) return '';
      const page = await context.newPage();
      await page.goto(pathToFileURL(file).href);
      const text = page.locator('.textLayer').first();
      await text.waitFor({ state: 'attached' });
      const shown = await text.textContent();
      await page.close();
      return shown ?? '';
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
