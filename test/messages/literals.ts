import { parseAst } from 'vite';

/** A human-readable text that is not translated. */
export interface Literal {
  line: number;
  text: string;
}

interface Node {
  type: string;
  start: number;
  [key: string]: unknown;
}

/** The attributes that are displayed or read out. */
const readAttributes = [
  'aria-label',
  'aria-description',
  'aria-placeholder',
  'aria-roledescription',
  'aria-valuetext',
  'title',
  'placeholder',
  'alt',
  'label',
];

/**
 * Finds human-readable literals in the source of a component: JSX text, labels, and strings that are a phrase or a
 * prose word.
 */
export function literalsIn(source: string): readonly Literal[] {
  const found: Literal[] = [];
  const report = (node: Node, text: string) =>
    void found.push({ line: source.slice(0, node.start).split('\n').length, text: text.trim() });

  const visit = (node: Node, isRead: boolean): void => {
    if (isForDevelopers(node)) return;
    const text = textOf(node);
    if (text !== null && (isRead || node.type === 'JSXText' ? hasLetter(text) : isProse(text.trim())))
      report(node, text);
    const reads = isRead ? !['JSXAttribute', 'MemberExpression', 'CallExpression'].includes(node.type) : readsOut(node);
    for (const child of childrenOf(node)) visit(child, reads);
  };
  visit(parseAst(source, { lang: 'tsx' }) as unknown as Node, false);
  return found;
}

/** Strings that users never see: errors for developers, imports, directives, types, object keys. */
function isForDevelopers(node: Node): boolean {
  if (node.type === 'NewExpression') return String((node.callee as Node).name).endsWith('Error');
  return /^(Import|TS(?!AsExpression|NonNull|Satisfies))/.test(node.type) || typeof node.directive === 'string';
}

function readsOut(node: Node): boolean {
  return node.type === 'JSXAttribute' && readAttributes.includes(String((node.name as Node).name));
}

function textOf(node: Node): string | null {
  if (node.type === 'JSXText') return String(node.value);
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node.type === 'TemplateElement') return String((node.value as { cooked: string }).cooked);
  return null;
}

const hasLetter = (text: string) => /\p{L}/u.test(text);

/**
 * Two words with a space between them, or one that starts with a capital and is no constant, unlike `Enter` of a
 * keyboard.
 */
function isProse(text: string): boolean {
  return /\p{L}{2,}[,;:]? \p{L}+/u.test(text) || /^\p{Lu}\p{Ll}+[.!?…]?$/u.test(text);
}

function childrenOf(node: Node): readonly Node[] {
  return Object.entries(node).flatMap(([key, value]) => {
    if (key === 'key' && !node.computed) return [];
    return (Array.isArray(value) ? value : [value]).filter(
      (child): child is Node => typeof (child as Node | null)?.type === 'string',
    );
  });
}
