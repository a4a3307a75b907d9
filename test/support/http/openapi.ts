import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import openapi from '../../../src/protocol/openapi.json' with { type: 'json' };

// Checks against openapi.json: its operations, with `$ref`s resolved and schemas compiled.

export interface Operation {
  readonly operationId: string;
  readonly parameters: readonly Parameter[];
  readonly requestBody?: { readonly required: boolean; readonly content: Contents };
  readonly responses: Readonly<Record<string, DescribedResponse>>;
}

export interface DescribedResponse {
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
  /** Formatted as `/phone_numbers/{id}`. */
  readonly template: string;
  /** By method, in upper case. */
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

/** The matching path, relative to the base path, and its id; null if there is none, or if the id is not valid. */
export function findDescribedPath(path: string): (DescribedPath & { id: string | null }) | null {
  const segments = path.split('/');
  for (const described of describedPaths) {
    const expected = described.template.split('/');
    const isIt =
      expected.length === segments.length && expected.every((part, at) => part === '{id}' || part === segments[at]);
    if (!isIt) continue;
    const id = expected.includes('{id}') ? decode(segments[expected.indexOf('{id}')]) : null;
    return id === null || faultOf(idSchema, id) === null ? { ...described, id } : null;
  }
  return null;
}

/**
 * What is wrong with a value, according to a schema of openapi.json; null if nothing. Undescribed members are wrong.
 */
export function faultOf(schema: object, value: unknown): string | null {
  const validate = compiled.get(schema) ?? ajv.compile(schema);
  compiled.set(schema, validate);
  return validate(value) ? null : ajv.errorsText(validate.errors);
}

/** The headers that any response may have, but for the app's own. */
export const commonHeaders: DescribedResponse['headers'] = openapi['x-headers'];

/** The schema of every problem response. */
export const problemSchema: object = withoutRefs(openapi.components.schemas.Problem) as object;

const idSchema = withoutRefs(openapi.components.schemas.Id) as object;
const ajv = addFormats.default(
  new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true, strictRequired: false }),
);
const compiled = new WeakMap<object, ValidateFunction>();

/** Inlines references, and closes named objects. */
function withoutRefs(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(withoutRefs);
  if (typeof part !== 'object' || part === null) return part;
  if ('$ref' in part) return withoutRefs(closeObject(referredTo(String(part.$ref)), String(part.$ref)));
  return Object.fromEntries(Object.entries(part).map(([name, value]) => [name, withoutRefs(value)]));
}

function referredTo(pointer: string): object {
  let part: unknown = openapi;
  for (const name of pointer.replace(/^#\//, '').split('/')) part = (part as Record<string, unknown>)[name];
  return part as object;
}

/**
 * Clients ignore unknown members, so the document leaves its objects open; tests require everything to be described.
 */
function closeObject(schema: object, pointer: string): object {
  return pointer.startsWith('#/components/schemas/') && 'properties' in schema
    ? { ...schema, additionalProperties: false }
    : schema;
}

/** '' if it is not valid UTF-8. */
function decode(segment = ''): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return '';
  }
}
