'use client'
import { groupOf } from '@/lib/domain/stream-config/groups'
import { AdvancedFields } from './AdvancedFields'
import { BehaviourFields } from './BehaviourFields'
import { ConsumerFields } from './ConsumerFields'
import styles from './DescribeForm.module.css'
import { Fold } from './Fold'
import type { FormParts } from './form-context'
import { PublishFields } from './PublishFields'
import { ReplicationFields } from './ReplicationFields'
import { SubjectMapFields } from './SubjectMapFields'

const GROUPS = [
  ['behaviour', BehaviourFields],
  ['publishing', PublishFields],
  ['replication', ReplicationFields],
  ['subjects', SubjectMapFields],
  ['consumers', ConsumerFields],
  ['advanced', AdvancedFields],
] as const

/** Everything beyond basics, placement and limits, in groups that are closed until they are wanted. */
export function MoreFields({ parts, problems }: { parts: FormParts; problems: Record<string, string> }) {
  return (
    <div className={styles.more}>
      {GROUPS.map(([id, Fields]) => (
        <Fold key={id} group={groupOf(id)} parts={{ ...parts, problems }}>
          <Fields parts={parts} />
        </Fold>
      ))}
    </div>
  )
}
