/** The name of an address is whole, however the answers about its levels arrive. */

import { describe, expect, it } from 'vitest'
import { namesOf, nodesUnder } from '../../renderer/screens/customer/address-names'

const answerTo = (parent: string, code: string, name: string) => ({ of: { parent }, data: [{ code, name }] })
const provinces = answerTo('', '44', '广东省')
const cities = answerTo('44', '4403', '深圳市')
const unanswered = { of: undefined, data: undefined }

describe('the levels above a choice', () => {
  it('are named from the province down', () => {
    expect(namesOf([], [])).toEqual([])
    expect(namesOf(['44', '4403'], [provinces, cities, unanswered])).toEqual(['广东省', '深圳市'])
  })

  it('are not known while one answer is still on its way, whichever that is', () => {
    expect(namesOf(['44', '4403'], [unanswered, cities])).toBeUndefined()
    expect(namesOf(['44', '4403'], [provinces, unanswered])).toBeUndefined()
    expect(namesOf(['44', '4403'], [provinces])).toBeUndefined()
  })

  it('are not taken from the answer about the province before', () => {
    const elsewhere = answerTo('31', '3101', '上海市')
    expect(namesOf(['44', '4403'], [provinces, elsewhere])).toBeUndefined()
    expect(nodesUnder('44', elsewhere)).toBeUndefined()
    expect(nodesUnder('31', elsewhere)).toEqual([{ code: '3101', name: '上海市' }])
  })
})
