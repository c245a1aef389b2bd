/** Reads what came in by the schema declared beside it (`@Body({ schema })`); what does not fit is answered field by field. */
import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import { z } from 'zod';
import { EarshotError } from '../errors/errors.js';
import { fieldErrors, inWords } from './field-errors.js';

@Injectable()
export class SchemaPipe implements PipeTransform {
  /** Throws invalid-input. A parameter without a schema of zod is a mistake of ours unless Nest made it itself. */
  transform(value: unknown, metadata: ArgumentMetadata): unknown {
    const { schema, type, data } = metadata;
    if (type === 'custom') return value;
    if (!(schema instanceof z.ZodType)) throw new Error(`A ${type} parameter is read without a schema`);
    // A missing body is an empty one: the answer then names the fields that are missing.
    const given = type === 'body' && value === undefined ? {} : value;
    const parsed = schema.safeParse(given);
    if (parsed.success) return parsed.data;
    const errors = fieldErrors(parsed.error.issues, given, data === undefined ? undefined : String(data));
    throw new EarshotError('invalid-input', `Not valid: ${inWords(errors)}.`, { errors });
  }
}
