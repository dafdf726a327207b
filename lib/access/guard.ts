import * as z from 'zod'
import { changeOf } from '@/lib/domain/change-routes'
import { nameProblem } from '@/lib/domain/stream-config/name'
import { log } from '@/lib/log/log'
import { whoAsks } from './actor'
import { readJson } from './body'
import { isAllowedHost, isSameOrigin } from './hosts'
import { HttpProblem, notFound, problem, RecordedProblem, wrongHost } from './problem'
import { recordRefusal } from './record'
import { assertStrict, type BodySchema, check } from './strict'

/** What a handler gets beside the request. */
export interface Guarded<Params, Body> {
  /** The parts of the path in brackets. */
  params: Params
  /** The checked body; `{}` for routes that read, or take none. */
  body: Body
}

type Handler<Params, Body> = (
  request: Request,
  guarded: Guarded<Params, Body>,
) => Response | Promise<Response>
type Route<Params> = (request: Request, context: { params: Promise<Params> }) => Promise<Response>
type NoBody = Record<never, never>

const READING = new Set(['GET', 'HEAD'])
const EMPTY = z.strictObject({})

export function guard<Params = NoBody>(handler: Handler<Params, NoBody>): Route<Params>
export function guard<Params = NoBody, Body = NoBody>(
  handler: Handler<Params, Body>,
  options: { body: BodySchema<Body> },
): Route<Params>
/**
 * The one door of the API: every route handler is wrapped in it. Asks for an allowed Host (421); for everything that is
 * not GET or HEAD also for our own Origin (403), `application/json` (415), at most 64 KB (413) of JSON (400) that fits
 * `body`, a schema of `z.strictObject`s (422 with errors by field; without a schema the body must be empty).
 * Where a proxy names the users, what changes something must come with one (403); previews change nothing.
 * A path that names a stream must give it a name that a stream can have (404): names become subjects of NATS.
 * A handler may throw `HttpProblem`. What was to change something and was refused, by whomever, is put on record.
 * Anything else it throws is logged once and answered as a 500 without details.
 * No answer may be stored. `X-Forwarded-*` is never looked at.
 */
export function guard<Params, Body>(
  handler: Handler<Params, Body>,
  options?: { body: BodySchema<Body> },
): Route<Params> {
  if (options) assertStrict(options.body)
  return async (request, context) => {
    try {
      const body = await enter(request, options?.body)
      const params = await context.params
      assertStream(params)
      // Without a schema `Body` is NoBody (see the overloads), and `enter` gave the empty object.
      return unstored(await handler(request, { params, body: body as Body }))
    } catch (error) {
      if (error instanceof HttpProblem) {
        if (!(error instanceof RecordedProblem)) await recordRefusal(request, error)
        return problem(error)
      }
      if (!request.signal.aborted) {
        log.error(
          { err: error, method: request.method, path: new URL(request.url).pathname },
          'a request failed',
        )
      }
      return problem(
        new HttpProblem(500, 'internal', 'Something went wrong', 'The cause is in the log of Orrery.'),
      )
    }
  }
}

async function enter<Body>(request: Request, schema: BodySchema<Body> | undefined): Promise<Body | NoBody> {
  const { headers, method } = request
  if (!isAllowedHost(headers.get('host'))) throw wrongHost()
  if (READING.has(method)) return {}
  if (!isSameOrigin(headers)) {
    throw new HttpProblem(
      403,
      'foreign-origin',
      'Not from here',
      'Changes are only accepted from the pages of Orrery.',
    )
  }
  const type = headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/json') {
    throw new HttpProblem(415, 'not-json', 'Not JSON', 'The body must be sent as application/json.')
  }
  const named = changeOf(new URL(request.url).pathname) ? whoAsks(request) : null
  if (named && 'why' in named) throw new HttpProblem(403, 'no-user', 'No user', named.why)
  const value = await readJson(request)
  const result = schema ? check(schema, value) : check(EMPTY, value)
  if ('ok' in result) return result.ok
  throw new HttpProblem(422, 'invalid', 'Not accepted', 'Some fields are not as they must be.', result.errors)
}

const ofStream = z.object({ account: z.string(), name: z.string() })

function assertStream(params: unknown): void {
  const target = ofStream.safeParse(params)
  const why = target.success ? nameProblem(target.data.name) : null
  if (why !== null) throw notFound(`No stream can have this name. ${why}`)
}

function unstored(response: Response): Response {
  const given = response.headers.get('cache-control')
  if (given === null) response.headers.set('cache-control', 'no-store')
  else if (!/\bno-store\b/.test(given)) response.headers.set('cache-control', `no-store, ${given}`)
  return response
}
