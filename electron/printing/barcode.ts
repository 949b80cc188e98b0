/**
 * Codes to scan, as inline SVG: sharp at every printer's resolution and no request to anywhere. What does not fit
 * into the symbol is a bug of the form, so it throws.
 */

import { toSVG } from 'bwip-js/node'

/** A quarter of a millimetre: two dots of a 203 dpi printer, and what hand scanners read without aiming. */
const moduleMillimetres = 0.25025

/** As wide as its content needs: a code squeezed into a given width stops scanning before it looks wrong. */
export function code128Svg(content: string, heightMillimetres: number): string {
  const svg = toSVG({
    bcid: 'code128',
    text: content,
    scale: 1,
    height: heightMillimetres,
    includetext: false,
    paddingwidth: 10,
  })
  const modules = Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1] ?? 0)
  const size = `width="${(modules * moduleMillimetres).toFixed(2)}mm" height="${heightMillimetres}mm"`
  return svg.replace('<svg ', `<svg ${size} preserveAspectRatio="none" `)
}

export function qrSvg(content: string): string {
  // Byte mode with UTF-8, so that a Chinese web address also reads.
  const binary = Buffer.from(content, 'utf8').toString('latin1')
  const options = { bcid: 'qrcode', text: binary, binarytext: true, eclevel: 'M', padding: 8 }
  return toSVG(options)
}
