import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import openapi from '../../../src/protocol/openapi.json' with { type: 'json' };

// openapi.json as a check: what it says of an operation, its `$ref`s followed, and its schemas compiled.

export interface Operation {
  readonly operationId: string;
  readonly parameters: readonly Parameter[];
  readonly requestBody?: { readonly required: boolean; readonly content: Contents };
  readonly responses: Readonly<Record<string, DescribedAnswer>>;
}

export interface DescribedAnswer {
  readonly headers: Readonly<Record<string, { readonly required?: boolean; readonly schema: object }>>;
  readonly content: Contents;
}

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'header';
  readonly required?: boolean;
  readonly schema: object;
}

type Contents = Readonly<
  Record<
    string,
    {
      readonly schema: object;
      readonly example?: unknown;
      readonly examples?: Readonly<Record<string, { value: unknown }>>;
    }
  >
>;

export interface DescribedPath {
  /** Such as `/phone_numbers/{id}`. */
  readonly template: string;
  /** By the method, in upper case. */
  readonly operations: ReadonlyMap<string, Operation>;
}

/** Every path that openapi.json describes. */
export const describedPaths: readonly DescribedPath[] = Object.entries(openapi.paths).map(([template, path]) => {
  const { parameters = [], ...methods } = withoutRefs(path) as Record<string, Operation> & { parameters?: Parameter[] };
  const operations = Object.entries(methods).map(([method, operation]) => {
    return [
      method.toUpperCase(),
      { ...operation, parameters: [...parameters, ...(operation.parameters ?? [])] },
    ] as const;
  });
  return { template, operations: new Map(operations) };
});

/** The one of a path below the base path, and the id in it; null where there is none, or what stands there is no id. */
export function findDescribedPath(path: string): (DescribedPath & { id: string | null }) | null {
  const segments = path.split('/');
  for (const described of describedPaths) {
    const expected = described.template.split('/');
    const isIt =
      expected.length === segments.length && expected.every((part, at) => part === '{id}' || part === segments[at]);
    if (!isIt) continue;
    const id = expected.includes('{id}') ? decoded(segments[expected.indexOf('{id}')]) : null;
    return id === null || faultOf(idSchema, id) === null ? { ...described, id } : null;
  }
  return null;
}

/**
 * What is wrong with a value, by a schema of openapi.json; null where nothing is. A member that it does not name is
 * wrong.
 */
export function faultOf(schema: object, value: unknown): string | null {
  const validate = compiled.get(schema) ?? ajv.compile(schema);
  compiled.set(schema, validate);
  return validate(value) ? null : ajv.errorsText(validate.errors);
}

/** The schema of every problem, whatever it is answered to. */
export const problemSchema: object = withoutRefs(openapi.components.schemas.Problem) as object;

const idSchema = withoutRefs(openapi.components.schemas.Id) as object;
const ajv = addFormats.default(
  new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true, strictRequired: false }),
);
const compiled = new WeakMap<object, ValidateFunction>();

/** The part of the document that a reference leads to stands in its place, and a named object is closed. */
function withoutRefs(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(withoutRefs);
  if (typeof part !== 'object' || part === null) return part;
  if ('$ref' in part) return withoutRefs(closed(referredTo(String(part.$ref)), String(part.$ref)));
  return Object.fromEntries(Object.entries(part).map(([name, value]) => [name, withoutRefs(value)]));
}

function referredTo(pointer: string): object {
  let part: unknown = openapi;
  for (const name of pointer.replace(/^#\//, '').split('/')) part = (part as Record<string, unknown>)[name];
  return part as object;
}

/**
 * Clients ignore what they do not know, so the document leaves its objects open; what the tests see must be described.
 */
function closed(schema: object, pointer: string): object {
  return pointer.startsWith('#/components/schemas/') && 'properties' in schema
    ? { ...schema, additionalProperties: false }
    : schema;
}

/** '' for what no text can be decoded from. */
function decoded(segment = ''): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return '';
  }
}
