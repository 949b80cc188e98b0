/**
 * A draft brings back what was typed, and what it was called: so the same save after a crash is the same command, and
 * after it was recorded it is another one.
 *
 * @vitest-environment happy-dom
 */

import { act } from 'react'
import { createRoot } from 'react-dom/client'
import { beforeEach, describe, expect, it } from 'vitest'
import {
  createMemoryDrafts,
  type Draft,
  DraftProvider,
  type DraftStore,
  useTextDraft,
} from '../../renderer/ui/drafts'
import { commandRequestSchema } from '../../shared/ipc'

const place = 'somewhere'
const input = { complaintId: 'complaint-0001', content: '修好三天又坏了' }
let store: DraftStore
let draft: Draft<string>
let close: () => void = () => undefined

function Form() {
  draft = useTextDraft(place)
  return null
}

/** The form as it is opened again: by another window, after a crash, in the evening. */
async function open(): Promise<void> {
  close()
  const root = createRoot(document.createElement('div'))
  close = () => act(() => root.unmount())
  await act(async () =>
    root.render(
      <DraftProvider store={store}>
        <Form />
      </DraftProvider>,
    ),
  )
}
const type = (text: string) => act(() => draft.set(text))
const given = (what: object = input) => draft.commandId('registerComplaint', what)

beforeEach(async () => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
  store = createMemoryDrafts()
  await open()
})

describe('a draft', () => {
  it('gives the same command after a crash as before it', async () => {
    type('修好三天又坏了')
    const { id } = draft
    const before = given()
    await open()
    expect(draft).toMatchObject({ value: '修好三天又坏了', restored: true, id })
    expect(given()).toBe(before)
  })

  it('gives another one for other words, for another act, and from another draft', async () => {
    type('修好三天又坏了')
    const before = given()
    expect(given({ ...input, content: '修好两天又坏了' })).not.toBe(before)
    expect(draft.commandId('withdrawComplaint', input)).not.toBe(before)
    store = createMemoryDrafts()
    await open()
    expect(given()).not.toBe(before)
  })

  it('gives another one once it was recorded, whether its words stay or go', async () => {
    type('修好三天又坏了')
    const first = given()
    act(() => draft.recorded())
    const second = given()
    await open()
    expect(draft.value).toBe('修好三天又坏了')
    expect(given()).toBe(second)
    act(() => draft.clear())
    expect(draft.value).toBe('')
    expect(new Set([first, second, given()]).size).toBe(3)
    await open()
    expect(draft.restored).toBe(false)
  })

  it('of before it had a name is still read', async () => {
    store.save(place, '旧版本写的')
    await open()
    expect(draft).toMatchObject({ value: '旧版本写的', restored: true })
    expect(given()).toBe(given())
  })

  it('names its commands as the door takes them', () => {
    const request = { commandId: given(), name: 'registerComplaint', input, expected: {} }
    expect(commandRequestSchema.safeParse(request).success).toBe(true)
  })
})
