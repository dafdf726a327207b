const UNKNOWN_AUTHORITY =
  /UNABLE_TO_VERIFY_LEAF_SIGNATURE|SELF_SIGNED_CERT|UNABLE_TO_GET_ISSUER_CERT|unable to verify|self[- ]signed|local issuer/
const NO_CERTIFICATE = 'the server demands a client certificate; `tls.cert` and `tls.key` name it'

/**
 * What went wrong between TLS and us, in words that say what to change; null when it was not TLS.
 * @param code of Node, OpenSSL or nats.js
 * @param words the message beside it
 * @param hasCertificate whether we showed a client certificate; nats-server 2.9 calls a missing one bad
 */
export function tlsReason(code: string, words: string, hasCertificate: boolean): string | null {
  const all = `${code} ${words}`
  if (code === 'SERVER_OPT_NA') return 'the server does not offer it, and the configuration insists on it'
  if (UNKNOWN_AUTHORITY.test(all)) return 'its certificate is of an unknown authority; `tls.ca` may name it'
  if (/CERT_HAS_EXPIRED/.test(all)) return 'its certificate has expired'
  if (/CERT_NOT_YET_VALID/.test(all)) return 'its certificate is not valid yet'
  if (/ALTNAME_INVALID/.test(all)) return `its certificate is for other hosts${certified(words)}`
  if (/ALERT_CERTIFICATE_REQUIRED|alert certificate required/.test(all)) {
    return NO_CERTIFICATE
  }
  if (/KEY_VALUES_MISMATCH|key values mismatch/.test(all)) return '`tls.key` does not belong to `tls.cert`'
  if (/ALERT_(UNKNOWN_CA|BAD_CERTIFICATE|CERTIFICATE_\w+)|alert (unknown ca|bad certificate)/.test(all)) {
    return hasCertificate ? 'the server does not accept our client certificate' : NO_CERTIFICATE
  }
  if (/HANDSHAKE_FAILURE|alert handshake failure/.test(all)) {
    return 'the server breaks off the handshake; it may demand a client certificate'
  }
  if (/WRONG_VERSION_NUMBER|wrong version number/.test(all)) return 'the other side does not speak it'
  return /certificate|\btls|\bssl|_SSL_|_TLS_/i.test(all) ? firstWords(words) : null
}

/** nats.js hands on what OpenSSL says: a stack of numbers around the words. */
function firstWords(words: string): string {
  const parts = words.split('\n')[0]?.split(':') ?? []
  const reason = parts.length > 4 ? parts.find((part) => / alert |failed|unsupported/.test(part)) : null
  return (reason ?? words.split('\n')[0] ?? words).trim()
}

const certified = (words: string) => {
  const names = /altnames: (.*)$/.exec(words)?.[1]
  return names ? ` (${names})` : ''
}
