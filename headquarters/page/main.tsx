/** Headquarters' React page: takes who is signed in from the page's own element and shows the desk in it. */

import { createRoot } from 'react-dom/client'
import type { DeskPerson } from '../../shared/headquarters/desk'
import { Desk } from './desk'
import { PersonContext } from './person'
import './desk.css'

const place = document.getElementById('desk')
if (place) {
  const person = JSON.parse(place.dataset.person ?? '{}') as DeskPerson
  createRoot(place).render(
    <PersonContext value={person}>
      <Desk />
    </PersonContext>,
  )
}
