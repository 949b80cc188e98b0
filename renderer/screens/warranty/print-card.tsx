/** The card on paper, in the language of the customer who asked for it. */

import { Button, Menu } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useLastFact } from '../../frame/last-fact'
import { useT } from '../../i18n/language'
import { warrantyWords } from '../../i18n/warranty'
import { ProblemBanner } from '../../ui/error-banner'
import { useAct } from '../../use-act'

export function PrintCard(props: {
  readonly subject: string
  readonly number: string
  readonly parameters?: Readonly<Record<string, string | number>>
}) {
  const t = useT(warrantyWords)
  const { tell } = useLastFact()
  const act = useAct()

  async function print(language: 'zh-CN' | 'en') {
    const { subject, number, parameters } = props
    const wish = { form: 'warrantyCard' as const, subject, number, language, parameters: { ...parameters } }
    const done = await act.give('printDocument', wish)
    if (done) tell({ text: t('printing') })
  }

  return (
    <>
      <Menu position="bottom-start">
        <Menu.Target>
          <Button
            size="compact-sm"
            variant="default"
            loading={act.busy}
            leftSection={<IconPrinter size={14} aria-hidden />}
          >
            {t('printSlip')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => void print('zh-CN')}>{t('printZh')}</Menu.Item>
          <Menu.Item onClick={() => void print('en')}>{t('printEn')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <ProblemBanner problem={act.problem} />
    </>
  )
}
