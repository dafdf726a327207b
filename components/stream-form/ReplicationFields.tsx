'use client'
import { Controller } from 'react-hook-form'
import { useSnapshot } from '@/components/live/SnapshotProvider'
import { Button } from '@/components/ui/Button'
import { emptySource, type SourceDraft } from '@/lib/domain/stream-config/draft'
import { withoutPart } from '@/lib/domain/stream-config/unknown'
import { USUAL_WINDOW } from '@/lib/domain/stream-config/usual-window'
import type { FormParts } from './form-context'
import { CheckField } from './inputs'
import styles from './Lists.module.css'
import { SourceField } from './SourceField'

/** A mirror is a copy of one stream; sources are taken in beside the stream's own messages. */
export function ReplicationFields({ parts }: { parts: FormParts }) {
  const { form, draft, shown, lack } = parts
  const { streams } = useSnapshot()
  const lacksTransforms = lack('sources.subject_transforms')
  const lacksConsumer = lack('sources.consumer')
  const options = { shouldDirty: true, shouldTouch: true }
  /** What Orrery does not know hangs on places in lists: it goes and moves with what stands there. */
  const forget = (part: string, place?: number) =>
    form.setValue('unknown', withoutPart(form.getValues('unknown'), part, place), options)
  const dropTransform = (
    at: string,
    source: SourceDraft,
    change: (source: SourceDraft) => void,
    place: number,
  ) => {
    change({ ...source, transforms: source.transforms.filter((_, i) => i !== place) })
    forget(`${at}.subject_transforms`, place)
  }
  return (
    <div className={styles.list}>
      <datalist id="stream-names">
        {streams
          .filter((s) => s.account === draft.account && s.name !== draft.name)
          .map((s) => (
            <option key={s.name} value={s.name} />
          ))}
      </datalist>
      <Controller
        control={form.control}
        name="mirror"
        render={({ field }) => (
          <>
            {field.value && (
              <SourceField
                at="mirror"
                title="Mirror"
                value={field.value}
                shown={shown}
                lacksTransforms={lacksTransforms}
                lacksConsumer={lacksConsumer}
                onChange={field.onChange}
                onBlur={field.onBlur}
                onRemove={() => {
                  field.onChange(null)
                  forget('mirror')
                  if (draft.dupeWindow === '') form.setValue('dupeWindow', USUAL_WINDOW, options)
                }}
                onRemoveTransform={(place) =>
                  field.value && dropTransform('mirror', field.value, field.onChange, place)
                }
              />
            )}
          </>
        )}
      />
      {draft.mirror && (
        <CheckField
          parts={parts}
          name="mirrorDirect"
          label="Direct access as a mirror"
          hint="This copy also answers requests for single messages of its origin."
        />
      )}
      <Controller
        control={form.control}
        name="sources"
        render={({ field }) => (
          <>
            {field.value.map((source, i) => {
              const change = (changed: SourceDraft) =>
                field.onChange(field.value.map((s, at) => (at === i ? changed : s)))
              return (
                <SourceField
                  // biome-ignore lint/suspicious/noArrayIndexKey: a source has no name of its own while it is typed
                  key={i}
                  at={`sources.${i}`}
                  title={`Source ${i + 1}`}
                  value={source}
                  shown={shown}
                  lacksTransforms={lacksTransforms}
                  lacksConsumer={lacksConsumer}
                  onChange={change}
                  onBlur={field.onBlur}
                  onRemove={() => {
                    field.onChange(field.value.filter((_, at) => at !== i))
                    forget('sources', i)
                  }}
                  onRemoveTransform={(place) => dropTransform(`sources.${i}`, source, change, place)}
                />
              )
            })}
          </>
        )}
      />
      <div className={styles.buttons}>
        <Button
          size="small"
          disabled={draft.mirror !== null || draft.sources.length > 0}
          title={draft.sources.length > 0 ? 'A stream with sources cannot be a mirror.' : undefined}
          onClick={() => {
            form.setValue('mirror', emptySource(), options)
            // A mirror keeps no window of its own.
            if (draft.dupeWindow === USUAL_WINDOW) form.setValue('dupeWindow', '', options)
          }}
        >
          Mirror a stream
        </Button>
        <Button
          size="small"
          disabled={draft.mirror !== null}
          title={draft.mirror ? 'A mirror has no sources.' : undefined}
          onClick={() => form.setValue('sources', [...draft.sources, emptySource()], options)}
        >
          Add a source
        </Button>
      </div>
      {draft.mirror && draft.subjects.length > 0 && (
        <p className={styles.problem}>A mirror has no subjects of its own: take them out above.</p>
      )}
    </div>
  )
}
