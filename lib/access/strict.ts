import * as z from 'zod'

/** Checks the shape of a body. */
export type BodySchema<T> = z.ZodType<T>

/**
 * The value as the schema gives it, or what is wrong by field (dots between levels, `""` for the whole).
 * `__proto__` is a field like any other, hence unknown.
 */
export function check<T>(
  schema: BodySchema<T>,
  value: unknown,
): { ok: T } | { errors: Record<string, string[]> } {
  const result = schema.safeParse(value)
  const errors: Record<string, string[]> = Object.create(null)
  const add = (field: string, text: string) => {
    errors[field] = [...new Set([...(errors[field] ?? []), text])]
  }
  for (const field of protoFields(value, '')) add(field, 'is not a known field')
  for (const issue of result.error?.issues ?? []) {
    const path = issue.path.join('.')
    if (issue.code !== 'unrecognized_keys') add(path, isMissing(value, issue) ? 'is missing' : issue.message)
    else for (const key of issue.keys) add(path === '' ? key : `${path}.${key}`, 'is not a known field')
  }
  if (result.success && Object.keys(errors).length === 0) return { ok: result.data }
  return { errors }
}

/** In place of the library's words, which name a type of the language. */
function isMissing(value: unknown, { code, path }: z.core.$ZodIssue): boolean {
  const at = path.reduce<unknown>(
    (within, key) => (typeof within === 'object' && within !== null ? Reflect.get(within, key) : undefined),
    value,
  )
  return code === 'invalid_type' && at === undefined
}

/**
 * Throws unless every object of the schema refuses unknown fields, so that a route cannot forget it: this is a fault of
 * ours, found the moment the route is loaded.
 */
export function assertStrict(schema: z.core.$ZodType, path = 'body'): void {
  if (schema instanceof z.ZodObject) {
    if (!(schema.def.catchall instanceof z.ZodNever)) throw new TypeError(`${path} must be a z.strictObject`)
    for (const [key, field] of Object.entries(schema.def.shape)) assertStrict(field, `${path}.${key}`)
  } else if (schema instanceof z.ZodArray) assertStrict(schema.def.element, `${path}[]`)
  else if (schema instanceof z.ZodRecord) assertStrict(schema.def.valueType, `${path}.*`)
  else if (schema instanceof z.ZodUnion) for (const option of schema.def.options) assertStrict(option, path)
  else if (schema instanceof z.ZodPipe) assertStrict(schema.def.in, path)
  else if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault ||
    schema instanceof z.ZodReadonly
  ) {
    assertStrict(schema.def.innerType, path)
  }
}

function protoFields(value: unknown, path: string): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, item]) => {
    const at = path === '' ? key : `${path}.${key}`
    return key === '__proto__' ? [at] : protoFields(item, at)
  })
}
