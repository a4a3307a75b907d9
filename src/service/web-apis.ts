/** Web Crypto's subtle part; undefined on a page that was not loaded over https. */
export function subtleCrypto(): SubtleCrypto | undefined {
  return crypto.subtle ?? nodeModule('node:crypto')?.webcrypto.subtle;
}

/** UTF-8. */
export function encodeText(text: string): Uint8Array<ArrayBuffer> {
  const Encoder = typeof TextEncoder === 'undefined' ? nodeModule('node:util')?.TextEncoder : TextEncoder;
  if (!Encoder)
    throw new Error(
      'TextEncoder is missing. Every browser has it, so this is a test environment that hides it: ' +
        'add it to the globals.',
    );
  return new Encoder().encode(text);
}

interface NodeModules {
  'node:crypto': { webcrypto: Crypto };
  'node:util': { TextEncoder: typeof TextEncoder };
}

/**
 * Jest's jsdom environment hides what Node has from the tests of an app. Not an import, since a bundler would follow
 * it.
 */
function nodeModule<Name extends keyof NodeModules>(name: Name): NodeModules[Name] | undefined {
  const { process } = globalThis as {
    process?: { getBuiltinModule?: ((name: Name) => NodeModules[Name]) | undefined } | undefined;
  };
  return process?.getBuiltinModule?.(name);
}
