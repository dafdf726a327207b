import { Button } from '@/components/ui/Button'
import { stringifyExact } from '@/lib/domain/exact-json'
import { FieldGroup } from './Field'
import styles from './Lists.module.css'

/** Fields of an imported configuration that Orrery does not know: they are kept and sent as they are. */
export function UnknownFields({
  value,
  onChange,
}: {
  value: Record<string, unknown>
  onChange: (value: Record<string, unknown>) => void
}) {
  const fields = Object.entries(value)
  if (fields.length === 0) return null
  return (
    <FieldGroup
      name="unknown"
      label="Unknown to Orrery"
      problem={undefined}
      hint="Sent as they are. Older servers drop what they do not know, from 2.12 on they may refuse it; what was dropped is named afterwards."
    >
      <ul className={styles.unknown}>
        {fields.map(([path, field]) => (
          <li key={path}>
            <code>
              {path}: {stringifyExact(field)}
            </code>
            <Button
              size="small"
              aria-label={`Remove ${path}`}
              onClick={() => onChange(Object.fromEntries(fields.filter(([other]) => other !== path)))}
            >
              Remove
            </Button>
          </li>
        ))}
      </ul>
    </FieldGroup>
  )
}
