/**
 * Codes to scan, as inline SVG: sharp at every printer's resolution and no request to anywhere. What does not fit
 * into the symbol is a bug of the form, so it throws.
 */

import { toSVG } from 'bwip-js/node'

export function code128Svg(content: string, heightMillimetres: number): string {
  return toSVG({
    bcid: 'code128',
    text: content,
    height: heightMillimetres,
    includetext: false,
    paddingwidth: 10,
  })
}

export function qrSvg(content: string): string {
  // Byte mode with UTF-8, so that a Chinese web address also reads.
  const binary = Buffer.from(content, 'utf8').toString('latin1')
  const options = { bcid: 'qrcode', text: binary, binarytext: true, eclevel: 'M', padding: 8 }
  return toSVG(options)
}
