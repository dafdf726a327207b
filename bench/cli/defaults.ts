import type { Rig } from '@/e2e/support/predictions/rig'
import { emptyDraft, emptySource, type StreamDraft } from '@/lib/domain/stream-config/draft'
import { readDraft } from '@/lib/domain/stream-config/read-draft'
import { withUsualWindow } from '@/lib/domain/stream-config/usual-window'
import type { Shell } from './shell'
import { addTwice, type Verdict } from './twice'

const COPY = { ...emptySource(), name: 'ORIGIN' }
/** What one says, and nothing else: in the form, and to the CLI that accepts its own defaults. */
const CASES: [string, Partial<StreamDraft>, string][] = [
  ['defaults', { subjects: ['defaults.*'] }, "--subjects='defaults.*'"],
  [
    'defaults in memory',
    { subjects: ['defaults.*'], storage: 'memory' },
    "--subjects='defaults.*' --storage=memory",
  ],
  [
    'defaults with a short max age',
    { subjects: ['defaults.*'], maxAge: '1m' },
    "--subjects='defaults.*' --max-age=1m",
  ],
  ['defaults of a mirror', { mirror: COPY, dupeWindow: '' }, '--mirror=ORIGIN'],
  ['defaults with a source', { sources: [COPY] }, '--source=ORIGIN'],
]

/** The form as it is when only that was said, beside `nats stream add --defaults`. */
export async function defaultsTwice(rig: Rig, shell: Shell): Promise<Verdict[]> {
  const out: Verdict[] = []
  for (const [what, said, flags] of CASES) {
    const draft = withUsualWindow({ ...emptyDraft('APP'), name: 'DEFAULTS', ...said })
    const { config } = readDraft(draft)
    out.push(await addTwice(rig, shell, { what, config }, `nats stream add DEFAULTS ${flags} --defaults`))
  }
  return out
}
