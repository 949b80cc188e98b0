/** A number in a list that opens what it names beside it: a ticket or a part. */

import { useNavigation } from '../../frame/navigation'
import office from './office.module.css'

export function TicketLink(props: { readonly id: string; readonly number: string }) {
  const { open } = useNavigation()
  return (
    <button type="button" className={office.link} onClick={() => open({ kind: 'ticket', id: props.id })}>
      {props.number}
    </button>
  )
}

export function PartLink({ partNumber }: { readonly partNumber: string }) {
  const { open } = useNavigation()
  return (
    <button type="button" className={office.link} onClick={() => open({ kind: 'part', id: partNumber })}>
      {partNumber}
    </button>
  )
}
