/** A rule of nats-server that a config breaks. */
export interface Broken {
  /** Path in JetStream's JSON. */
  field: string
  /** In our words, for the person at the field. */
  text: string
  /** nats-server's own answer; `says` null where its words differ too much between versions to be promised. */
  errCode: number
  says: string | null
}

/** nats-server's err_code for a config that breaks a rule without an own code. */
export const INVALID = 10052

/** One rule: broken when `when` holds. */
export function* rule(
  when: boolean,
  field: string,
  text: string,
  says: string | null = null,
  errCode = INVALID,
): Generator<Broken> {
  if (when) yield { field, text, errCode, says }
}
