// Holds recorded exchanges against Discord's published OpenAPI document, and payloads against one of its schemas.
// EXCHANGES names a file with [{ route, status, json, answer }] or [{ schema, json, label }]; OPENAPI names the document.
// Prints one JSON line per breach: { route, part, at, message }.
import { readFileSync } from 'node:fs';
import Ajv from 'ajv/dist/2020.js';
import formats from 'ajv-formats';

const document = JSON.parse(readFileSync(process.env.OPENAPI, 'utf8'));
const exchanges = JSON.parse(readFileSync(process.env.EXCHANGES, 'utf8'));

// The document pairs `type: [x, null]` with constants that null never equals, and `oneOf` with schemas that overlap: both say
// less strictly what they mean than a validator takes them to say.
function readable(node) {
  if (Array.isArray(node)) return node.map(readable);
  if (node === null || typeof node !== 'object') return node;
  const copy = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, readable(value)]));
  if (copy.oneOf && !copy.anyOf) {
    copy.anyOf = copy.oneOf;
    delete copy.oneOf;
  }
  if (Array.isArray(copy.type) && copy.type.includes('null') && (copy.anyOf || copy.allOf || copy.enum || copy.const !== undefined)) {
    const types = copy.type.filter((type) => type !== 'null');
    const { type, ...rest } = copy;
    return { anyOf: [{ type: 'null' }, { ...rest, type: types.length === 1 ? types[0] : types }] };
  }
  return copy;
}

const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: true });
formats(ajv);
for (const name of ['snowflake', 'nonce', 'int32', 'int64']) ajv.addFormat(name, true);
ajv.addSchema({ $id: 'discord', components: { schemas: readable(document.components.schemas) } });
const compiled = new Map();
function validator(schema) {
  const key = JSON.stringify(schema);
  if (!compiled.has(key)) compiled.set(key, ajv.compile(JSON.parse(key.replaceAll('"#/components', '"discord#/components'))));
  return compiled.get(key);
}

// default_member_permissions is a string by the documentation, which outranks the document where the two differ.
const isMistaken = (error) => /default_member_permissions/.test(error.instancePath);

function known(schema) {
  if (!schema) return new Set();
  if (schema.$ref) return known(document.components.schemas[schema.$ref.split('/').at(-1)]);
  const parts = [...(schema.oneOf ?? []), ...(schema.anyOf ?? []), ...(schema.allOf ?? [])];
  return new Set([...Object.keys(schema.properties ?? {}), ...parts.flatMap((part) => [...known(part)])]);
}

function report(route, part, at, message) {
  console.log(JSON.stringify({ route, part, at, message }));
}

function hold(route, part, schema, value) {
  const validate = validator(readable(schema));
  if (validate(value)) return;
  const errors = validate.errors.filter((error) => !isMistaken(error) && !['anyOf', 'oneOf'].includes(error.keyword));
  for (const error of errors.slice(0, 8)) report(route, part, error.instancePath, `${error.message} ${JSON.stringify(error.params)}`);
}

for (const { route, status, json, answer, schema, label } of exchanges) {
  if (schema) {
    hold(label, 'payload', { $ref: `#/components/schemas/${schema}` }, json);
    continue;
  }
  const [method, path] = route.split(' ');
  const operation = document.paths[path]?.[method.toLowerCase()];
  if (!operation) {
    report(route, 'route', '', 'is not in the document');
    continue;
  }
  const body = operation.requestBody?.content?.['application/json']?.schema;
  if (json !== null && json !== undefined) {
    if (!body) report(route, 'request', '', 'takes no body');
    else {
      hold(route, 'request', body, json);
      const names = known(body);
      if (names.size > 0 && !Array.isArray(json)) {
        for (const name of Object.keys(json)) if (!names.has(name)) report(route, 'request', `/${name}`, 'unknown field');
      }
    }
  }
  const reply = operation.responses?.[status]?.content?.['application/json']?.schema;
  if (status < 300 && answer !== null && answer !== undefined) {
    if (reply) hold(route, 'answer', reply, answer);
    else report(route, 'answer', '', `has no ${status} with a body`);
  }
}
