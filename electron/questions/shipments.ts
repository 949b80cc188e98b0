/** Which other outlets there are; this one is not among them. */

import { ok } from '../../shared/result'
import type { Identity } from '../journal/identity'
import type { HeadquartersLink } from '../sync/link'
import type { Handlers } from './handler'

export function shipmentHandlers(dependencies: {
  readonly link: HeadquartersLink
  readonly identity: () => Identity
}): Handlers<'knownOutlets'> {
  return {
    knownOutlets: () =>
      ok(dependencies.link.outlets().filter(({ outlet }) => outlet !== dependencies.identity().outlet)),
  }
}
