/** The documented API: OpenAPI made from the very schemas that validate, at /api/docs and /api/docs-json. */
import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { z } from 'zod';
import { SESSION_COOKIE } from '../identity/session-token.js';

type JsonSchema = Record<string, unknown>;
type Components = Record<string, JsonSchema>;

/** One schema of zod as OpenAPI 3.0; schemas with `.meta({ id })` become named components. */
export function toOpenApi(schema: unknown, { schemaType }: { schemaType: 'input' | 'output' }) {
  if (!(schema instanceof z.ZodType)) return undefined;
  const {
    $schema: _,
    definitions,
    $defs,
    ...root
  } = z.toJSONSchema(schema, {
    target: 'openapi-3.0',
    io: schemaType,
    unrepresentable: 'any',
  }) as JsonSchema & { definitions?: Components; $defs?: Components };
  const components: Components = { ...definitions, ...$defs };
  const { id: name, ...body } = root;
  if (typeof name !== 'string') return { schema: root, components };
  return { schema: { $ref: `#/components/schemas/${name}` }, components: { ...components, [name]: body } };
}

export function openApiDocument(app: INestApplication): OpenAPIObject {
  const document = SwaggerModule.createDocument(
    app,
    new DocumentBuilder()
      .setTitle('Earshot')
      .setDescription(
        'Everything the desk does goes through here, so a script with a session can do the same: POST /api/session sets the ' +
          'cookie and answers a csrfToken, which every request but GET sends back as x-csrf-token. ' +
          'Errors are problem documents (RFC 9457) with a stable code.',
      )
      .setVersion('1')
      .addCookieAuth(SESSION_COOKIE)
      .addGlobalResponse({
        status: 'default',
        description: 'A problem (RFC 9457)',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      } as never)
      .build(),
    {
      standardSchemaConverter: toOpenApi as never,
      operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}_${method}`,
    },
  );
  document.components ??= {};
  document.components.schemas = { ...document.components.schemas, Problem: PROBLEM };
  return document;
}

const PROBLEM = {
  type: 'object' as const,
  required: ['type', 'title', 'status', 'detail', 'code'],
  properties: {
    type: { type: 'string' as const },
    title: { type: 'string' as const },
    status: { type: 'integer' as const },
    detail: { type: 'string' as const },
    code: { type: 'string' as const, description: 'Stable; decide by this one' },
    requestId: { type: 'string' as const },
    errors: {
      type: 'array' as const,
      items: {
        type: 'object' as const,
        required: ['field', 'problem'],
        properties: {
          field: { type: 'string' as const },
          problem: { type: 'string' as const },
          given: {},
          allowed: { type: 'string' as const },
        },
      },
    },
  },
};

/** Serves the documents; they are made on first request, so that a start does not pay for them. */
export function serveOpenApi(app: INestApplication): void {
  let made: OpenAPIObject | undefined;
  SwaggerModule.setup('api/docs', app, () => (made ??= openApiDocument(app)), {
    jsonDocumentUrl: 'api/docs-json',
    yamlDocumentUrl: 'api/docs-yaml',
  });
}
