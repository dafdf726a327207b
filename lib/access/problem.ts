/** An answer that says no, as `application/problem+json` (RFC 9457). Thrown by a handler or returned through `problem`. */
export class HttpProblem extends Error {
  constructor(
    readonly status: number,
    /** Stable, for programs. */
    readonly code: string,
    /** Short and always the same for the code. */
    readonly title: string,
    /** What happened here and what to do, in words. Shown to whoever asked: never an address, path or secret. */
    readonly detail: string,
    /** By field of the body. */
    readonly errors?: Record<string, string[]>,
  ) {
    super(title)
  }
}

/** A problem that is on record already. */
export class RecordedProblem extends HttpProblem {}

/** The response for a problem. */
export function problem({
  status,
  code,
  title,
  detail,
  errors,
}: Omit<HttpProblem, 'name' | 'message'>): Response {
  const body = { type: 'about:blank', title, status, detail, code, ...(errors ? { errors } : {}) }
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store' },
  })
}

/** A problem where what was asked for is not there. */
export function notFound(detail: string): HttpProblem {
  return new HttpProblem(404, 'not-found', 'Not found', detail)
}

/** The problem of a request that names another host than ours. */
export function wrongHost(): HttpProblem {
  return new HttpProblem(421, 'wrong-host', 'Wrong host', 'This address is not one that Orrery answers to.')
}
