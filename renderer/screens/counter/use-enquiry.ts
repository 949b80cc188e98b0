/** What the warranty card is printed of while nothing is received yet: the device as it stands in the form. */

import { useMemo } from 'react'
import type { DeviceDraft } from './intake-draft'
import { amountOf } from './receive-input'
import type { Enquiry } from './warranty-card'

export function useEnquiry(
  device: DeviceDraft,
  saleDay: string,
  productionDay: string,
  faultCode: string,
): Enquiry | undefined {
  return useMemo(() => {
    if (device.deviceClass === '') return undefined
    const priceFen = amountOf(device.invoicePrice)
    return {
      subject: `enquiry/${device.serial || device.deviceId}`,
      parameters: {
        deviceId: device.known ? device.deviceId : '',
        serial: device.serial,
        imei: device.imei,
        modelId: device.modelId,
        modelName: device.modelName,
        deviceClass: device.deviceClass,
        productLine: device.productLine,
        saleDay,
        productionDay,
        invoiceNumber: device.invoiceNumber,
        proof: device.proof,
        faultCode,
        ...(typeof priceFen === 'number' ? { invoicePriceFen: priceFen } : {}),
      },
    }
  }, [device, saleDay, productionDay, faultCode])
}
