/** What was found against the warranty of a ticket: its state, its photos, the objection, the manager's decision. */

import { Button } from '@mantine/core'
import type { ClaimResult } from '../../../shared/questions/warranty'
import { openStatuses, type Ticket } from '../../../shared/ticket/state'
import type { ExclusionCode } from '../../../shared/warranty/rules'
import { useLanguage, useT } from '../../i18n/language'
import { warrantyWords } from '../../i18n/warranty'
import { PhotoStrip } from '../../ui/photo-strip'
import { usePerson } from '../../workstation'
import { useAttachments } from '../ticket/attachments'
import type { ClaimDialog } from './claim-dialogs'
import classes from './warranty.module.css'

export function ClaimExclusions(props: {
  readonly ticket: Ticket
  readonly claim: ClaimResult
  readonly onOpen: (dialog: ClaimDialog) => void
}) {
  const t = useT(warrantyWords)
  const language = useLanguage()
  const { role } = usePerson()
  const { ticket, claim, onOpen } = props
  const open = openStatuses.includes(ticket.status)
  const isManager = role === 'manager' || role === 'administrator'
  if (claim.exclusions.length === 0) return null
  return (
    <>
      <h4 className={classes.heading}>{t('exclusions')}</h4>
      {claim.exclusions.map((found) => {
        const judged = claim.answer.exclusions.find(({ code }) => code === found.code)
        const name = judged?.words[language] ?? found.code
        const dialog = (kind: 'objection' | 'setAside' | 'drop', code: ExclusionCode) =>
          onOpen({ kind, code, name, objection: found.objection })
        return (
          <div key={found.code} className={classes.note} data-tone={judged?.stands ? 'breach' : 'waiting'}>
            <div className={classes.row}>
              <strong className={classes.grow}>
                {judged?.stands ? '▲' : '○'} {name}
                {judged?.stands ? ` · ${t('stands')}` : ''}
              </strong>
              <span className={classes.quietInline}>{t('foundBy', { name: found.foundByName })}</span>
            </div>
            <div className={classes.quiet}>
              {(judged?.shown ?? []).map((need) => `✓ ${need.words[language]}`).join('  ')}
              {(judged?.missing ?? []).map((need) => `  ✗ ${need.words[language]}`).join('')}
            </div>
            <Photos hashes={found.evidence.flatMap(({ ref }) => (ref === '' ? [] : [ref]))} />
            {found.objection === '' ? null : <div>{t('objectionSaid', { text: found.objection })}</div>}
            {found.setAside ? (
              <div>{t('isSetAside', { name: found.setAsideBy, reason: found.setAside.reason })}</div>
            ) : null}
            {open ? (
              <div className={classes.row}>
                <Button size="compact-xs" variant="default" onClick={() => dialog('objection', found.code)}>
                  {t('recordObjection')}
                </Button>
                {isManager && !found.setAside ? (
                  <Button size="compact-xs" variant="default" onClick={() => dialog('setAside', found.code)}>
                    {t('setAside')}
                  </Button>
                ) : null}
                <Button size="compact-xs" variant="default" onClick={() => dialog('drop', found.code)}>
                  {t('drop')}
                </Button>
              </div>
            ) : null}
          </div>
        )
      })}
    </>
  )
}

function Photos({ hashes }: { readonly hashes: readonly string[] }) {
  const photos = useAttachments(hashes)
  return photos.length === 0 ? null : <PhotoStrip photos={photos} />
}
