/** Of what kinds the fitted parts are: a new battery makes the charging test a must. */

import { useEffect, useState } from 'react'
import type { Ticket } from '../../../shared/ticket/state'
import { ask } from '../../door'

export function useFittedKinds(ticket: Pick<Ticket, 'parts'>): readonly string[] {
  const key = [
    ...new Set(ticket.parts.filter(({ state }) => state === 'used').map(({ partNumber }) => partNumber)),
  ]
    .sort()
    .join(' ')
  const [kinds, setKinds] = useState<readonly string[]>([])
  useEffect(() => {
    let gone = false
    const wanted = key === '' ? [] : key.split(' ')
    void Promise.all(wanted.map((partNumber) => ask('part', { partNumber }))).then((answers) => {
      if (gone) return
      const found = answers.flatMap((answer) =>
        answer.kind === 'ok' && answer.value ? [answer.value.kind] : [],
      )
      setKinds([...new Set(found)])
    })
    return () => {
      gone = true
    }
  }, [key])
  return kinds
}
