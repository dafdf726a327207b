'use client'
import { Controller } from 'react-hook-form'
import { useSnapshot } from '@/components/live/SnapshotProvider'
import { ClusterSwatch } from '@/components/ui/Chip'
import { Choice } from './Choice'
import controls from './controls.module.css'
import styles from './DescribeForm.module.css'
import { Field, fieldIds } from './Field'
import type { FormParts } from './form-context'
import { clusterOptions, replicaLimit, tagOptions } from './options'
import { TagsField } from './TagsField'

/** Cluster and tags from what exists; replicas up to what that holds. */
export function PlacementFields({ parts }: { parts: FormParts }) {
  const { form, draft, shown, lack } = parts
  const snapshot = useSnapshot()
  const clusters = clusterOptions(snapshot)
  const limit = replicaLimit(snapshot, draft.cluster, draft.tags)
  const vanished = draft.cluster !== '' && !clusters.some((c) => c.name === draft.cluster)
  return (
    <section aria-labelledby="placement" className={styles.section}>
      <h2 id="placement">
        Placement <span>where replicas may land</span>
      </h2>
      <Field
        name="cluster"
        label="Cluster"
        problem={vanished ? `No cluster ${draft.cluster} is known any more.` : undefined}
        aside={null}
      >
        {draft.cluster !== '' && <ClusterSwatch clusters={snapshot.clusters} name={draft.cluster} />}
        <select
          {...form.register('cluster')}
          {...fieldIds('cluster', vanished ? 'gone' : undefined, false).describe}
          className={controls.select}
        >
          <option value="">any: the server chooses</option>
          {clusters.map(({ name, label }) => (
            <option key={name} value={name}>
              {label}
            </option>
          ))}
          {vanished && <option value={draft.cluster}>{draft.cluster}</option>}
        </select>
      </Field>
      <Controller
        control={form.control}
        name="tags"
        render={({ field }) => (
          <TagsField
            options={tagOptions(snapshot, draft.cluster, field.value)}
            value={field.value}
            lacksExclusion={lack('placement.tags.exclude')}
            problem={shown('tags')}
            onChange={field.onChange}
          />
        )}
      />
      <Controller
        control={form.control}
        name="replicas"
        render={({ field }) => (
          <Choice
            name="replicas"
            label="Replicas"
            value={Math.min(field.value, limit.max)}
            options={[1, 2, 3, 4, 5].map((value) => ({
              value,
              label: String(value),
              disabled: value > limit.max,
            }))}
            hint={limit.reason ?? undefined}
            problem={shown('replicas')}
            onChange={field.onChange}
          />
        )}
      />
    </section>
  )
}
