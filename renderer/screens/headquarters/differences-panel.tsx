/** Where both sides differ, with the records behind it: a ticket opens, anything else is named. */

import { Button } from '@mantine/core'
import { ask } from '../../door'
import { useNavigation } from '../../frame/navigation'
import { headquartersWords } from '../../i18n/headquarters-place'
import { useLanguage, useT } from '../../i18n/language'
import { useTicketRow } from '../../mirror/queries'
import { Day } from '../../ui/texts'
import { useAct } from '../../use-act'
import { useQuestion } from '../../use-question'
import { AskedProblem } from '../manager/asked-problem'
import office from '../manager/office.module.css'
import { Panel } from '../manager/panel'
import { differenceText, sideText } from './difference-text'
import { kindText } from './run-text'

export function DifferencesPanel({ version }: { readonly version: string }) {
  const t = useT(headquartersWords)
  const language = useLanguage()
  const asked = useQuestion('syncDifferences', {}, [version])
  const noted = useAct()
  const rows = asked.data ?? []
  if (asked.refused) return <AskedProblem asked={asked} />
  if (rows.length === 0) return null
  return (
    <Panel title={t('differences')} flush>
      <table className={office.table}>
        <thead>
          <tr>
            <th scope="col">{t('what')}</th>
            <th scope="col">{t('day')}</th>
            <th scope="col">{t('here')}</th>
            <th scope="col">{t('there')}</th>
            <th scope="col">{t('records')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} data-bad>
              <th scope="row" className={office.wrap}>
                {differenceText(row.what, language)}
              </th>
              <td>{row.day === '' ? '–' : <Day day={row.day} />}</td>
              <td className={office.wrap}>{sideText(row.what, row.here, language)}</td>
              <td className={office.wrap}>{sideText(row.what, row.there, language)}</td>
              <td className={office.wrap}>
                {row.what === 'lost-everywhere' ? (
                  <Button
                    size="compact-sm"
                    variant="default"
                    disabled={noted.busy}
                    onClick={() =>
                      void noted.run(() => ask('noteLosses', {})).then((done) => done && asked.reload())
                    }
                  >
                    {t('noteLosses')}
                  </Button>
                ) : null}
                {row.streams.map((stream) => (
                  <Stream key={stream} stream={stream} />
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  )
}

function Stream({ stream }: { readonly stream: string }) {
  const t = useT(headquartersWords)
  const { open } = useNavigation()
  const [kind = '', id = ''] = stream.split('/')
  const ticket = useTicketRow(kind === 'ticket' ? id : undefined)
  const label = `${kindText(kind, t, headquartersWords.entries)} ${ticket?.number ?? id}`
  const openable = kind === 'ticket' || kind === 'customer' || kind === 'device'
  return openable ? (
    <button type="button" className={office.link} onClick={() => open({ kind, id })}>
      {label}
    </button>
  ) : (
    <span>{label} </span>
  )
}
