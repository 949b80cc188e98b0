/** The desk's places, one at a time; which one is in the address, so that it can be kept and sent. */

import { type ReactNode, useEffect, useState } from 'react'
import { DifferencesPlace } from './differences-place'
import { FiguresPlace } from './figures-place'
import { HookPlace } from './hook-place'
import { usePerson, useSay } from './person'
import { StickPlace } from './stick-place'
import { UploadsPlace } from './uploads-place'
import type { DeskWord } from './words'

interface Place {
  readonly name: DeskWord
  readonly roles: readonly string[]
  readonly shown: () => ReactNode
}

const everyone = ['viewer', 'publisher', 'administrator']
const publishers = ['publisher', 'administrator']

const places: readonly Place[] = [
  { name: 'figures', roles: everyone, shown: () => <FiguresPlace /> },
  { name: 'differences', roles: everyone, shown: () => <DifferencesPlace /> },
  { name: 'uploads', roles: publishers, shown: () => <UploadsPlace /> },
  { name: 'stick', roles: publishers, shown: () => <StickPlace /> },
  { name: 'hook', roles: ['administrator'], shown: () => <HookPlace /> },
]

export function Desk() {
  const say = useSay()
  const { role } = usePerson()
  const offered = places.filter((place) => place.roles.includes(role))
  const [name, setName] = useState(() => location.hash.slice(1))
  useEffect(() => {
    const follow = () => setName(location.hash.slice(1))
    addEventListener('hashchange', follow)
    return () => removeEventListener('hashchange', follow)
  }, [])
  const place = offered.find((one) => one.name === name) ?? offered[0]
  return (
    <>
      <div className="tabs" role="tablist">
        {offered.map((one) => (
          <button
            key={one.name}
            type="button"
            role="tab"
            aria-selected={one === place}
            onClick={() => {
              location.hash = one.name
            }}
          >
            {say(one.name)}
          </button>
        ))}
      </div>
      <div role="tabpanel">{place?.shown()}</div>
    </>
  )
}
