/** Which line of goods it is: where the rules make a difference, the counter says it and the answer follows. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { WarrantyResult } from '../../shared/questions/warranty'
import type { WarrantyAnswer } from '../../shared/warranty/answer'
import { guessedProductLine, productLineName, productLinesOf } from '../../shared/warranty/product-lines'
import { assess, shipped, soldOn } from '../domain/warranty-support'
import { quickFolder } from '../support/folders'
import { givePins, openWindow, type TestWindow } from '../support/window'
import { intake, startWorkstation, type TestWorkstation } from '../support/workstation'

describe('The line of goods', () => {
  it('is offered where the rules make a difference, and guessed from the model’s name', () => {
    expect(productLinesOf(shipped, 'phone')).toEqual([])
    const general = productLinesOf(shipped, 'general')
    expect(general).toEqual(expect.arrayContaining(['refrigerator', 'tv', 'other-listed', 'not-listed']))
    for (const line of [...general, ...productLinesOf(shipped, 'av')])
      expect(productLineName(line)).not.toEqual({ zh: line, en: line })
    expect(guessedProductLine('海信 55 英寸电视', general)).toBe('tv')
    expect(guessedProductLine('HP LaserJet Pro', general)).toBeUndefined()
  })

  it('decides which terms there are: a television has main parts for three years, what is on no list has seven days', () => {
    const facts = (productLine: string, today: string) =>
      assess(
        { class: 'general', productLine, proof: soldOn('2025-03-01'), fault: { part: 'picture-tube' } },
        today,
      )
    expect(facts('tv', '2027-06-01').covered).toBe('yes')
    expect(facts('fan', '2027-06-01').covered).toBe('no')
    expect(facts('not-listed', '2025-03-05').may).toEqual(['return'])
    expect(facts('not-listed', '2025-04-05').covered).toBe('no')
  })
})

describe('At the counter', () => {
  let test: TestWorkstation
  let window: TestWindow
  beforeAll(async () => {
    test = startWorkstation({ folder: quickFolder() })
    await givePins(test)
    window = openWindow(test)
    await window.signIn('counter')
  })
  afterAll(() => test.end())

  const ask = async (productLine: string) => {
    const sold = { deviceClass: 'av', saleDay: '2024-08-01', proof: 'invoice' }
    const answer = await window.ask('warranty', { ...sold, productLine, language: 'zh-CN' })
    return ((answer as { value: WarrantyResult }).value.answer as WarrantyAnswer).mainParts.length > 0
  }

  it('is asked of televisions and household goods, and of nothing else', async () => {
    const lines = async (deviceClass: string) => {
      const answer = await window.ask('productLines', { deviceClass })
      return (answer as { value: { line: string; zh: string }[] }).value
    }
    expect(await lines('phone')).toEqual([])
    expect(await lines('tablet')).toEqual([])
    expect((await lines('av'))[0]).toMatchObject({ line: 'tv', zh: '电视机' })
    expect((await lines('appliance')).map(({ line }) => line)).toContain('refrigerator')
  })

  it('changes the answer, and stays with the device for the next visit', async () => {
    expect(await ask('tv')).toBe(true)
    expect(await ask('speaker')).toBe(false)
    expect(await ask('')).toBe(false)
    const device = { serial: 'TVSERIAL01', modelName: '海信 55 英寸电视', deviceClass: 'av' }
    const details = { ...device, saleDay: '2024-08-01', invoiceNumber: 'FP-1', productLine: 'tv' }
    test.must('counter', 'receiveDevice', intake({ device: details }))
    const again = await window.ask('warrantyOfSerial', { serial: device.serial, language: 'zh-CN' })
    const { answer } = (again as { value: { warranty: WarrantyResult } }).value.warranty
    expect((answer as WarrantyAnswer).mainParts).toHaveLength(1)
  })
})
