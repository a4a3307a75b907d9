import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync, types } from '@babel/core';
import { entries } from './entries.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));

/**
 * @typedef {object} Exported
 * @property {string} name
 * @property {boolean} isValue
 * @property {string} type the name, with `any` for each type parameter that it requires
 */

/**
 * Creates a module that fails to compile for each optional property of an exported type, or of the input of an exported
 * function, that does not take undefined under `exactOptionalPropertyTypes`.
 */
export function createOptionalPropertiesModule() {
  const modules = entries.filter(({ isStylesheet, name }) => !isStylesheet && !name.startsWith('phonekit/messages/'));
  const checks = modules.flatMap(({ name: entry, built }, at) => [
    `import * as e${at} from '${entry}';`,
    ...exportsOf(built.replace(/\.js$/, '.d.ts')).map(
      ({ name, isValue, type }) =>
        `takesUndefined<'${name}', ${isValue ? `InputOf<typeof e${at}.${name}>` : `e${at}.${type}`}>(true);`,
    ),
  ]);
  return [...checks, helpers].join('\n');
}

// A list, a dictionary and an Error's `stack` are no options.
const helpers = `
type Refusing<T> = T extends string | readonly unknown[] | ArrayBufferView | Error ? never
  : T extends object ? { [K in keyof T]-?: string extends K ? never : number extends K ? never
    : {} extends Pick<T, K> ? (Record<K, undefined> extends Pick<T, K> ? never : K) : never }[keyof T] : never;
type InputOf<F> = F extends { (...first: infer A): any; (...second: infer B): any }
  ? (A | B)[number]
  : F extends (...input: infer A) => any ? A[number]
  : F extends abstract new (...input: infer A) => any ? A[number] : never;
declare function takesUndefined<Name, T>(yes: [Refusing<T>] extends [never] ? true : { refusing: Refusing<T> }): Name;
`;

/**
 * What a declaration file exports, by itself or from another file.
 * @param {string} file
 * @returns {Exported[]}
 */
function exportsOf(file) {
  const parserOpts = { plugins: [/** @type {['typescript', { dts: true }]} */ (['typescript', { dts: true }])] };
  const text = readFileSync(root + file, 'utf8');
  const tree = parseSync(text, { filename: file, configFile: false, babelrc: false, parserOpts });
  return (tree?.program.body ?? []).flatMap((node) => {
    if (!types.isExportNamedDeclaration(node)) return [];
    if (!node.source) return declaredBy(node.declaration);
    const from = exportsOf(join(dirname(file), node.source.value.replace(/\.js$/, '.d.ts')));
    const names = node.specifiers.map(({ exported }) => (types.isIdentifier(exported) ? exported.name : ''));
    return from.filter(({ name }) => names.includes(name));
  });
}

/**
 * @param {types.Declaration | null | undefined} declaration
 * @returns {Exported[]}
 */
function declaredBy(declaration) {
  if (types.isTSInterfaceDeclaration(declaration) || types.isTSTypeAliasDeclaration(declaration)) {
    const { id, typeParameters } = declaration;
    const all = types.isTSTypeParameterDeclaration(typeParameters) ? typeParameters.params : [];
    const required = all.filter((parameter) => !parameter.default).map(() => 'any');
    return [{ name: id.name, isValue: false, type: id.name + (required.length ? `<${required}>` : '') }];
  }
  const ids = types.isVariableDeclaration(declaration) ? declaration.declarations.map(({ id }) => id) : [];
  if (types.isTSDeclareFunction(declaration) || types.isClassDeclaration(declaration))
    return declaration.id ? [{ name: declaration.id.name, isValue: true, type: declaration.id.name }] : [];
  return ids.flatMap((id) => (types.isIdentifier(id) ? [{ name: id.name, isValue: true, type: id.name }] : []));
}
