// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from '@testing-library/react'
import { useForm } from 'react-hook-form'
import { afterEach, expect, test } from 'vitest'
import { renderWith } from '@/components/live/render-with'
import { sampleSnapshot } from '@/lib/domain/sample'
import { decodeConfig } from '@/lib/domain/stream-config/decode'
import type { StreamDraft } from '@/lib/domain/stream-config/draft'
import { readDraft } from '@/lib/domain/stream-config/read-draft'
import { writeDraft } from '@/lib/domain/stream-config/write-draft'
import { ReplicationFields } from './ReplicationFields'

afterEach(cleanup)

const transform = (n: number) => ({ src: `a.${n}`, dest: `b.${n}`, later: n })
/** With fields that this version of Orrery does not know, everywhere below. */
const SOURCE = (name: string) => ({
  name,
  later: name,
  subject_transforms: [transform(1), transform(2), transform(3)],
})

/** The form of this configuration, and what it would send. */
function form(config: object): () => Record<string, unknown> {
  let sent: () => Record<string, unknown> = () => ({})
  function Form() {
    const form = useForm<StreamDraft>({ defaultValues: writeDraft('APP', decodeConfig(config)) })
    sent = () => ({ ...readDraft(form.getValues()).config })
    const parts = { form, draft: form.watch(), shown: () => undefined, lack: () => null, editing: true }
    return <ReplicationFields parts={parts} />
  }
  renderWith(sampleSnapshot(), <Form />)
  return () => sent()
}
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))

test('what hangs on a transform goes with it, and stays with the others', () => {
  const sent = form({ name: 'S', sources: [SOURCE('A'), SOURCE('B')] })
  press('Source 1: remove filter 2')
  expect(sent().sources).toEqual([
    { ...SOURCE('A'), subject_transforms: [transform(1), transform(3)] },
    SOURCE('B'),
  ])
  press('Source 2: remove filter 1')
  press('Source 1: remove filter 1')
  expect(sent().sources).toEqual([
    { ...SOURCE('A'), subject_transforms: [transform(3)] },
    { ...SOURCE('B'), subject_transforms: [transform(2), transform(3)] },
  ])
})

test('the same in a mirror, and a new one after it has nothing of the old', () => {
  const sent = form({ name: 'S', mirror: SOURCE('A') })
  press('Mirror: remove filter 3')
  press('Mirror: remove filter 1')
  press('Add filter with transform')
  expect(sent().mirror).toEqual({
    ...SOURCE('A'),
    subject_transforms: [transform(2), { src: '', dest: '' }],
  })
})

test('what hangs on a source goes with it', () => {
  const sent = form({ name: 'S', sources: [SOURCE('A'), SOURCE('B')] })
  press('Remove Source 1')
  expect(sent().sources).toEqual([SOURCE('B')])
})
