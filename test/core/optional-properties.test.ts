import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseSync, traverse, types, type NodePath } from '@babel/core';
import { describe, expect, it } from 'vitest';

// Under `exactOptionalPropertyTypes` an optional property takes `undefined` only if its type has it.

const src = fileURLToPath(new URL('../../src/', import.meta.url));
const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((path) => /\.tsx?$/.test(path));
/** Described as in the vendors' own types: the arguments of their functions. */
const ofVendors = [
  'adapters/cognito/client.ts: clientMetadata',
  'adapters/cognito/client.ts: options',
  'adapters/better-auth/client.ts: signal',
  'adapters/better-auth/client.ts: updatePhoneNumber',
  'adapters/better-auth/client.ts: disableSession',
  'adapters/better-auth/client.ts: trustDevice',
  'adapters/supabase/client.ts: channel',
  'server/senders/twilio/index.ts: from',
  'server/senders/twilio/index.ts: messagingServiceSid',
];

describe('each optional property of src', () => {
  it('takes undefined', () => {
    const refusing = files.flatMap((file) =>
      findRefusing(file).map((name) => `${file.replaceAll('\\', '/')}: ${name}`),
    );
    expect(refusing.filter((property) => !ofVendors.includes(property))).toEqual([]);
    expect(ofVendors.filter((property) => !refusing.includes(property))).toEqual([]);
  });
});

function findRefusing(file: string): string[] {
  const text = readFileSync(src + file, 'utf8');
  const tree = parseSync(text, {
    filename: file,
    configFile: false,
    babelrc: false,
    parserOpts: { plugins: file.endsWith('x') ? ['typescript', 'jsx'] : ['typescript'] },
  });
  if (!tree) throw new Error(`${file} could not be parsed.`);
  const found: string[] = [];
  const note = ({ node }: NodePath<types.TSPropertySignature | types.ClassProperty>) => {
    const { optional, typeAnnotation, key } = node;
    if (!optional || !types.isTSTypeAnnotation(typeAnnotation)) return;
    if (!takesUndefined(typeAnnotation.typeAnnotation)) found.push(text.slice(key.start ?? 0, key.end ?? 0));
  };
  traverse(tree, {
    TSPropertySignature: note,
    ClassProperty: note,
    // An optional method cannot have `undefined` in its type.
    TSMethodSignature({ node }) {
      if (node.optional) found.push(text.slice(node.key.start ?? 0, node.key.end ?? 0));
    },
    TSMappedType({ node }) {
      if (node.optional && node.optional !== '-' && node.typeAnnotation && !takesUndefined(node.typeAnnotation))
        found.push(text.slice(node.start ?? 0, node.end ?? 0));
    },
  });
  return found;
}

function takesUndefined(type: types.TSType): boolean {
  if (types.isTSParenthesizedType(type)) return takesUndefined(type.typeAnnotation);
  if (types.isTSUnionType(type)) return type.types.some(takesUndefined);
  return types.isTSUndefinedKeyword(type) || types.isTSUnknownKeyword(type) || types.isTSAnyKeyword(type);
}
