/** One rule of a stylesheet. */
export interface CssRule {
  /** The selector. */
  selector: string;
  /** The enclosing at-rules, outermost first: `@layer phonekit`, `@media (…)`. */
  within: readonly string[];
  /** The declarations, with the comments between them. */
  declarations: string;
}

/** The rules of a stylesheet, in order. Supports only the CSS that the kit's own stylesheet uses. */
export function cssRules(stylesheet: string): CssRule[] {
  const rules: CssRule[] = [];
  const open: { prelude: string; declarations: string }[] = [];
  let text = '';
  for (const [token] of stylesheet.matchAll(/\/\*[\s\S]*?\*\/|'[^']*'|[{};]|[^/'{};]+|\//g)) {
    const rule = open.at(-1);
    if (token === '{') {
      open.push({ prelude: withoutComments(text).trim(), declarations: '' });
      text = '';
    } else if (token === ';') {
      if (rule) rule.declarations += `${text};`;
      text = '';
    } else if (token === '}') {
      open.pop();
      if (rule?.declarations)
        rules.push({
          selector: rule.prelude,
          within: open.map(({ prelude }) => prelude),
          declarations: rule.declarations,
        });
      text = '';
    } else {
      text += token;
    }
  }
  return rules;
}

/** The compounds that a selector styles: the last of each alternative, including those in :where() and :is(). */
export function subjectsOf(selector: string): string[] {
  return splitAtTop(selector, /,/).flatMap((alternative) => {
    const compound = splitAtTop(alternative.trim(), /[\s>+~]/).findLast((part) => part !== '') ?? '';
    const lists = [...compound.matchAll(/:(?:where|is)\(/g)].map(({ 0: { length }, index }) =>
      inside(compound, index + length),
    );
    const own = withoutParentheses(compound);
    return lists.length === 0 ? [own] : lists.flatMap((list) => subjectsOf(list).map((subject) => `${own}${subject}`));
  });
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '');
}

/** The text from here to the closing parenthesis. */
function inside(text: string, from: number): string {
  let depth = 1;
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '(') depth += 1;
    if (text[at] === ')') depth -= 1;
    if (depth === 0) return text.slice(from, at);
  }
  return text.slice(from);
}

/** Splits at a character outside of brackets. */
function splitAtTop(text: string, sign: RegExp): string[] {
  const parts = [''];
  let depth = 0;
  for (const letter of text) {
    if (/[([]/.test(letter)) depth += 1;
    if (/[)\]]/.test(letter)) depth -= 1;
    if (depth === 0 && sign.test(letter)) parts.push('');
    else parts[parts.length - 1] += letter;
  }
  return parts;
}

function withoutParentheses(compound: string): string {
  let depth = 0;
  return [...compound.replace(/:[\w-]+(?=\()/g, '')]
    .filter((letter) => {
      if (letter === '(') depth += 1;
      const isOutside = depth === 0;
      if (letter === ')') depth -= 1;
      return isOutside;
    })
    .join('');
}
