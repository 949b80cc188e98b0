/**
 * Every part of the UI kit on one page, with made-up data: `?show=kit|list|paged|frame|locked&lang=zh|en&scheme=light|dark`.
 * For looking at and for the accessibility check; not part of the program.
 */

import '../../../renderer/nonce'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from '../../../renderer/app'
import { Surroundings } from '../../../renderer/frame/surroundings'
import { setLanguage, useLanguage } from '../../../renderer/i18n/language'
import { type CheckAnswers, Checklist } from '../../../renderer/ui/checklist'
import { BigChoice, Chips, SelectField } from '../../../renderer/ui/choices'
import { DateField } from '../../../renderer/ui/date-field'
import { useConfirm } from '../../../renderer/ui/dialog'
import { EmptyState } from '../../../renderer/ui/empty-state'
import { ErrorBanner, ProblemBanner } from '../../../renderer/ui/error-banner'
import { AmountField, LongTextField, PhoneField, TextField } from '../../../renderer/ui/fields'
import { notify } from '../../../renderer/ui/notify'
import { PhotoStrip } from '../../../renderer/ui/photo-strip'
import { ScanProvider, useScan } from '../../../renderer/ui/scan'
import { SearchBox } from '../../../renderer/ui/search-box'
import { SignaturePad } from '../../../renderer/ui/signature-pad'
import { StatusBadge, type StatusTone } from '../../../renderer/ui/status-badge'
import { Age, Day, Moment, Money, TimeLeft } from '../../../renderer/ui/texts'
import { WorkstationContext } from '../../../renderer/workstation'
import { GalleryList } from './gallery-list'
import { madeUpTickets, madeUpWorkstation, nowMs } from './made-up'

const asked = new URLSearchParams(location.search)
const show = asked.get('show') ?? 'kit'
setLanguage(asked.get('lang') === 'en' ? 'en' : 'zh')
localStorage.setItem('mantine-color-scheme-value', asked.get('scheme') ?? 'light')

const tones: readonly StatusTone[] = ['received', 'diagnosing', 'waiting', 'repairing', 'ready', 'breach']

function Kit() {
  const zh = useLanguage() === 'zh'
  const say = (chinese: string, english: string) => (zh ? chinese : english)
  const [text, setText] = useState('')
  const [phone, setPhone] = useState('138')
  const [fen, setFen] = useState<number | undefined>(12_800)
  const [day, setDay] = useState<string | undefined>('2026-11-02')
  const [kind, setKind] = useState<'repair' | 'exchange' | 'return' | 'consult' | undefined>('repair')
  const [left, setLeft] = useState<readonly string[]>(['charger'])
  const [line, setLine] = useState<string | undefined>()
  const [answers, setAnswers] = useState<CheckAnswers>({
    screen: { mark: 'bad', note: say('左上角裂纹', 'crack at the top left') },
    frame: { mark: 'good', note: '' },
  })
  const [scanned, setScanned] = useState('')
  const confirm = useConfirm()
  useScan((scan) => {
    setScanned(`${scan.kind} ${scan.raw}`)
    return true
  })
  const tickets = madeUpTickets(400)
  return (
    <main
      style={{
        height: '100vh',
        overflow: 'auto',
        padding: 12,
        display: 'grid',
        gridTemplateColumns: '1fr 1fr 1fr',
        gap: 16,
        alignContent: 'start',
      }}
    >
      <h1 style={{ gridColumn: '1 / -1', margin: 0, fontSize: 16 }}>
        Kit <span id="scanned">{scanned}</span>
      </h1>
      <section style={{ display: 'grid', gap: 8, alignContent: 'start' }}>
        <TextField
          label={say('序列号', 'Serial number')}
          altKey="S"
          required
          code
          value={text}
          onChange={setText}
          hint={say('扫码或输入', 'Scan or type')}
        />
        <PhoneField label={say('电话', 'Phone')} altKey="P" value={phone} onChange={setPhone} />
        <AmountField label={say('押金', 'Deposit')} altKey="D" fen={fen} onChange={setFen} />
        <DateField label={say('购买日期', 'Purchase date')} day={day} onChange={setDay} />
        <SearchBox
          label={say('型号', 'Model')}
          altKey="M"
          required
          search={async (wanted) =>
            tickets
              .filter(({ model }) => model.toLowerCase().includes(wanted.toLowerCase()))
              .slice(0, 8)
              .map((ticket) => ({
                key: ticket.id,
                title: ticket.model,
                note: ticket.fault,
                aside: <Money fen={ticket.fen} />,
              }))
          }
          onPick={() => undefined}
          onCreate={() => undefined}
          keepTitle
        />
        <SelectField
          label={say('产品大类', 'Product line')}
          choices={['手机', '电脑', '影音', '家电'].map((value) => ({ value, label: value }))}
          value={line}
          onChange={setLine}
          required
        />
        <LongTextField
          label={say('故障描述', 'Fault')}
          value={say('摔过，左上角黑屏', 'Dropped; black at the top left')}
          onChange={() => undefined}
          error={say('请写明故障', 'Say what is wrong')}
        />
      </section>
      <section style={{ display: 'grid', gap: 12, alignContent: 'start' }}>
        <BigChoice
          label={say('服务类型', 'Kind of visit')}
          altKey="K"
          value={kind}
          onChange={setKind}
          choices={[
            { value: 'repair', label: say('维修', 'Repair') },
            {
              value: 'exchange',
              label: say('换机', 'Exchange'),
              note: say('三包期内 15 天', 'within 15 days'),
            },
            {
              value: 'return',
              label: say('退货', 'Return'),
              disabled: true,
              note: say('已超 7 天', 'after 7 days'),
            },
            { value: 'consult', label: say('咨询', 'Consultation') },
          ]}
        />
        <Chips
          label={say('随机附件', 'Accessories')}
          values={left}
          onChange={setLeft}
          choices={[
            { value: 'charger', label: say('充电器', 'Charger') },
            { value: 'cable', label: say('数据线', 'Cable') },
            { value: 'case', label: say('保护壳', 'Case') },
            { value: 'sim', label: say('SIM 卡', 'SIM card') },
          ]}
        />
        <Checklist
          label={say('外观检查', 'Condition')}
          answers={answers}
          onChange={setAnswers}
          items={[
            {
              id: 'screen',
              label: say('屏幕', 'Screen'),
              earlier: say('2026-08-02 已有划痕', 'scratched since 2026-08-02'),
            },
            { id: 'frame', label: say('边框', 'Frame') },
            { id: 'back', label: say('后盖', 'Back') },
            { id: 'camera', label: say('摄像头', 'Camera') },
          ]}
        />
        <PhotoStrip
          photos={[
            { id: 'a', url: picture('#8aa') },
            { id: 'b', url: picture('#a98') },
          ]}
          onAdd={() => undefined}
          onRemove={() => undefined}
        />
      </section>
      <section style={{ display: 'grid', gap: 12, alignContent: 'start' }}>
        <div style={{ display: 'flex', flexWrap: 'wrap', gap: 6 }}>
          {tones.map((tone) => (
            <StatusBadge key={tone} tone={tone} />
          ))}
        </div>
        <div style={{ display: 'grid', gridTemplateColumns: 'auto 1fr', gap: '2px 12px' }}>
          <Moment atMs={nowMs} /> <Day day="2026-11-22" />
          <Age sinceMs={nowMs - 130 * 60_000} /> <TimeLeft dueMs={nowMs + 35 * 60_000} />
          <TimeLeft dueMs={nowMs - 3 * 3_600_000} /> <Money fen={123_456} strong />
        </div>
        <ProblemBanner problem={{ kind: 'refused', reason: 'changed-meanwhile' }} onRetry={() => undefined} />
        <ErrorBanner
          tone="waiting"
          what={say('打印机没有回应', 'The printer does not answer')}
          kept={say('S-SZ01-AA-000123-7 已保存', 'S-SZ01-AA-000123-7 is saved')}
          next={say('接好打印机后按“补打”', 'Connect it, then press Reprint')}
        />
        <SignaturePad
          height={110}
          onSigned={() => undefined}
          signedByLine={say('客户：张先生', 'Customer: Mr Zhang')}
        />
        <EmptyState
          title={say('今天还没有待取的机器', 'Nothing to collect today')}
          hint={say('修好后会出现在这里。', 'It shows up here once it is ready.')}
          action={{ label: say('收一台机器', 'Receive a device'), keys: 'F2', run: () => undefined }}
        />
        <div style={{ display: 'flex', gap: 8 }}>
          <Button>{say('受理并打印', 'Receive and print')} (F5)</Button>
          <Button
            variant="default"
            onClick={() =>
              notify({ text: say('总部下发召回', 'Recall from HQ'), detail: 'ThinkPad X1', tone: 'waiting' })
            }
          >
            {say('通知', 'Notice')}
          </Button>
          <Button
            variant="default"
            onClick={() =>
              confirm.ask({
                question: say('作废收款单 P-SZ01-AA-000123-7？', 'Void payment P-SZ01-AA-000123-7?'),
                consequence: say(
                  '¥128.00 会退回原支付方式，原单保留并标明作废。',
                  '¥128.00 goes back the way it came; the slip stays, marked void.',
                ),
                confirmLabel: say('作废', 'Void'),
                onConfirm: () => undefined,
              })
            }
          >
            {say('作废', 'Void')}…
          </Button>
        </div>
      </section>
      {confirm.dialog}
    </main>
  )
}

function picture(colour: string): string {
  return `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" width="88" height="66"><rect width="88" height="66" fill="${colour}"/></svg>`)}`
}

function Gallery() {
  const zh = useLanguage() === 'zh'
  if (show === 'frame' || show === 'locked')
    return <App workstation={madeUpWorkstation(show === 'locked')} styleNonce="" />
  return (
    <WorkstationContext.Provider value={madeUpWorkstation(false)}>
      <Surroundings styleNonce="" fixedNowMs={nowMs}>
        <ScanProvider sound={false} onUnclaimed={() => false}>
          {show === 'kit' ? (
            <Kit />
          ) : (
            <main style={{ height: '100vh' }}>
              <GalleryList zh={zh} paged={show === 'paged'} count={Number(asked.get('count') ?? 300)} />
            </main>
          )}
        </ScanProvider>
      </Surroundings>
    </WorkstationContext.Provider>
  )
}

const root = document.getElementById('root')
if (root) createRoot(root).render(<Gallery />)
