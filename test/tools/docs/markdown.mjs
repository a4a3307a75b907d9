/**
 * Converts the rendered component of a guide to Markdown: code, or a table.
 * @param {string} html
 */
export function toMarkdown(html) {
  const code = /^<pre lang="(\w+)">([\s\S]*)<\/pre>$/.exec(html);
  if (code) return toFenced(code[1] ?? '', decode(code[2] ?? ''));
  if (/^<table\b/.test(html)) return table(html);
  throw new Error(`A guide renders what has no Markdown: ${html.slice(0, 200)}`);
}

/**
 * @param {string} language
 * @param {string} code
 */
function toFenced(language, code) {
  const fence = code.includes('```') ? '````' : '```';
  return `${fence}${language}\n${code}\n${fence}`;
}

/** @param {string} html */
function table(html) {
  const rows = [...html.matchAll(/<tr\b[^>]*>([\s\S]*?)<\/tr>/g)].map(([, row = '']) =>
    [...row.matchAll(/<t[hd]\b([^>]*)>([\s\S]*?)<\/t[hd]>/g)].flatMap(([, attributes = '', cell = '']) => {
      const span = Number(/colspan="(\d+)"/i.exec(attributes)?.[1] ?? 1);
      return [cellText(cell), ...Array(span - 1).fill('')];
    }),
  );
  const width = Math.max(...rows.map((row) => row.length));
  const head = html.includes('<thead') ? rows.shift() : undefined;
  const lines = [head ?? Array(width).fill(''), Array(width).fill('---'), ...rows];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** @param {string} html */
function cellText(html) {
  const text = html
    .replace(/<\/code>\s*<code>/g, '</code>, <code>')
    .replace(/<code>([\s\S]*?)<\/code>/g, (_, code) => `\`${code}\``)
    .replace(/<p>/g, ' ')
    .replace(/<[^>]+>/g, '');
  return decode(text).replaceAll('|', '\\|').replace(/\s+/g, ' ').trim();
}

/** @param {string} html */
function decode(html) {
  return html
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#x27;/g, "'")
    .replace(/&amp;/g, '&');
}
