/** What an error of nats-server means for the person who asked, and what to do. By err_code, then by its words. */
export interface Explanation {
  errCode: number
  /** Part of the description; absent matches any. The first match wins. */
  says?: RegExp
  /** `$1` is what the first group of `says` found. */
  text: string
}

// Answers measured on 2.9.10, 2.10.27 and 2.15.1; words from server/errors.json and checkStreamCfgLocked.
export const EXPLANATIONS: readonly Explanation[] = [
  {
    errCode: 10005,
    says: /server tag not unique/,
    text: 'nats-server applies the unique tag of its meta leader. Too few servers there carry a value of that tag of their own. Move the meta leader to a cluster whose unique tag fits, or choose another cluster.',
  },
  {
    errCode: 10005,
    says: /tags not matched|tags excluded/,
    text: 'Too few servers in the cluster carry all the tags. Choose fewer tags, fewer replicas or another cluster.',
  },
  {
    errCode: 10005,
    says: /insufficient storage/,
    text: 'Too few servers have room for max bytes. Lower max bytes or choose another cluster.',
  },
  {
    errCode: 10005,
    says: /peer offline/,
    text: 'Servers that are needed are offline. Bring them back or ask for fewer replicas.',
  },
  {
    errCode: 10005,
    says: /exclude tag set/,
    text: 'Servers that are needed carry the tag !jetstream, which keeps streams away. Choose another cluster or fewer replicas.',
  },
  {
    errCode: 10005,
    says: /miscellaneous issue/,
    text: 'Servers that are needed hold as many replicated assets as max_ha_assets of the meta leader allows, or the meta leader has not heard of them yet. Choose another cluster, delete streams there, or raise the limit.',
  },
  {
    errCode: 10005,
    says: /preferred server/,
    text: 'The server that is to lead holds no replica, or is not known. Choose one of the replicas.',
  },
  {
    errCode: 10005,
    text: 'No cluster of that name, or it has fewer servers in the meta group than replicas asked for.',
  },
  {
    errCode: 10058,
    text: 'The account has a stream of this name with another configuration. It was left as it is.',
  },
  {
    errCode: 10065,
    text: 'Another stream of this account already stores one of these subjects; a message can only be in one.',
  },
  {
    errCode: 10047,
    text: 'There is no room for max bytes: either the account may not have so much storage (times the replicas), or a server that has to promise it, the meta leader or one that holds the stream, has not so much left. Lower max bytes, or raise the limit of the account or of the servers.',
  },
  {
    errCode: 10028,
    text: 'There is no room in memory: either the account may not use (so much of) it, or a server that has to promise it, the meta leader or one that holds the stream, has not so much left. Choose file storage, lower max bytes, or raise the limit.',
  },
  {
    errCode: 10027,
    text: 'The account has as many streams as it may. Delete one or raise the limit of the account.',
  },
  { errCode: 10026, text: 'The account has as many consumers as it may.' },
  { errCode: 10002, text: 'The limits of the account do not allow this stream.' },
  {
    errCode: 10120,
    text: 'The account has no JetStream limits for this number of replicas (tiered limits).',
  },
  { errCode: 10113, text: 'This account requires max bytes on every stream. Set max bytes.' },
  { errCode: 10122, text: 'Max bytes exceeds what the account allows for one stream.' },
  {
    errCode: 10039,
    text: 'JetStream is not enabled for this account. Enable it in the configuration of the account.',
  },
  { errCode: 10076, text: 'JetStream is off on the server that was asked.' },
  {
    errCode: 10008,
    text: 'The meta group has no leader at present, so nothing can be created. Existing streams go on. Try again when the meta group has a leader.',
  },
  { errCode: 10074, text: 'This server is not clustered: it can only hold R1.' },
  // Measured on 2.15.1, strict by default; older ones drop such fields. Only a person's own JSON names fields that Orrery does not know.
  {
    errCode: 10025,
    says: /unknown field "([^"]+)"/,
    text: 'This version of nats-server does not know the field “$1”, and takes no request that holds it. Look whether it is spelt as JetStream’s JSON has it; else it needs another version. Take it out of the configuration.',
  },
  {
    errCode: 10025,
    says: /can not unmarshal "\\?"?(.*?)\\?"?"$/,
    text: 'This version of nats-server does not know the value “$1”. Choose another one.',
  },
  {
    errCode: 10025,
    text: 'The server could not read the request: it knows other fields or values than Orrery sent. Please report this.',
  },
  { errCode: 10128, text: 'A stream name has no / and no \\.' },
  { errCode: 10056, text: 'The name in the subject and in the request differ. Please report this.' },
  { errCode: 10059, text: 'The account has no stream of this name, or not any more.' },
  { errCode: 10133, text: 'The number of replicas cannot be negative.' },
  {
    errCode: 10157,
    text: 'The server runs in pedantic mode and takes no value that it would have to adjust.',
  },
  { errCode: 10185, text: 'The server is too old for what was asked.' },
]
