/**
 * How paper looks. Black on white with thin rules and one grey, because half of it comes out of office lasers,
 * half out of dot-matrix printers, and all of it is photocopied. No colour carries meaning.
 */

import type { Language } from '../../shared/documents/model'
import type { PaperSize } from '../../shared/documents/paper'

/**
 * Latin letters of an English paper come from a Latin font: Chinese fonts draw its quotes full width. Where there is none
 * of these fonts, the Chinese one is asked for its narrow signs.
 */
export function fontStyle(language: Language): string {
  return language === 'en'
    ? `font-family:${latinFonts},${chineseFonts};font-variant-east-asian:proportional-width`
    : `font-family:${chineseFonts}`
}

const latinFonts = '"Noto Sans","Segoe UI","Helvetica Neue","Liberation Sans",Arial'
const chineseFonts =
  '"Noto Sans CJK SC","Noto Sans SC","Source Han Sans SC","Microsoft YaHei","PingFang SC","Hiragino Sans GB","WenQuanYi Micro Hei",sans-serif'

interface Scale {
  readonly base: number
  readonly small: number
  readonly terms: number
  readonly title: number
  readonly cell: string
  readonly line: string
}

const a4: Scale = {
  base: 9.5,
  small: 8,
  terms: 7,
  title: 18,
  cell: '0.65mm 2mm',
  line: '0.5pt solid #8a8f98',
}

function scaleFor(size: PaperSize, language: Language): Scale {
  if (size.family === 'continuous' && (size.heightMillimetres ?? 0) < 150)
    return {
      ...a4,
      base: 9,
      small: 8.2,
      terms: 7,
      title: 14,
      cell: '0.25mm 1.6mm',
      line: '0.75pt solid #000',
    }
  if (size.family === 'continuous')
    return { ...a4, base: 10, small: 9, terms: 8, cell: '0.9mm 1.6mm', line: '0.75pt solid #000' }
  if (size.family === 'roll')
    return size.widthMillimetres > 60
      ? { ...a4, base: 9.5, small: 8.5, terms: 7.5, title: 15, cell: '0.5mm 0' }
      : { ...a4, base: 8.5, small: 7.5, terms: 7, title: 13, cell: '0.4mm 0' }
  if (Math.min(size.widthMillimetres, size.heightMillimetres ?? 0) < 160)
    return {
      ...a4,
      ...(language === 'en' ? { base: 7.1, small: 6.3, terms: 5.3 } : { base: 7.6, small: 6.6, terms: 5.6 }),
      title: 14,
      cell: '0.42mm 1.2mm',
    }
  return a4
}

export function pageStyle(size: PaperSize, labelWidth: string, language: Language): string {
  const scale = scaleFor(size, language)
  const margin = size.marginMillimetres
  const height = size.heightMillimetres
  const page =
    height === undefined
      ? ''
      : `@page{size:${size.widthMillimetres}mm ${height}mm;margin:${margin.top}mm ${margin.right}mm ${margin.bottom}mm ${margin.left}mm}`
  const overlap = size.family === 'continuous' ? '0.75pt' : '0.5pt'
  const grey = size.family === 'continuous' ? '#000' : '#4b5058'
  const tint = size.family === 'continuous' ? 'transparent' : '#f1f3f5'
  return `${page}
*{box-sizing:border-box;margin:0;padding:0}
html{-webkit-print-color-adjust:exact;print-color-adjust:exact}
body{${fontStyle(language)};font-size:${scale.base}pt;line-height:1.38;color:#000;background:#fff;font-variant-numeric:tabular-nums;font-feature-settings:"tnum";overflow-wrap:anywhere}
table{border-collapse:collapse;width:100%}
td,th{vertical-align:top;text-align:left;font-weight:400;overflow-wrap:anywhere}
svg{display:block}
.document+.document{break-before:page}
.head{display:grid;grid-template-columns:1fr auto;align-items:start;gap:4mm}
.outlet{display:flex;gap:3mm;min-width:0}
.logo{max-height:13mm;max-width:34mm;object-fit:contain}
.outlet b{font-size:${scale.base + 2}pt;line-height:1.25}
.outlet div.line{font-size:${scale.small}pt;color:${grey}}
.code{flex:none;text-align:center;font-size:${scale.small}pt;line-height:1.2}
.code svg{margin:0 auto}
.code .qr svg{width:${scale.base > 9 ? 19 : 16}mm;height:${scale.base > 9 ? 19 : 16}mm;margin-top:-1mm;margin-bottom:-0.6mm}
.number{font-weight:700;letter-spacing:.02em;white-space:nowrap}
.title{display:grid;grid-template-columns:1fr auto 1fr;align-items:end;gap:3mm;margin:${scale.base > 9 ? 1.6 : 0.4}mm 0 2mm;padding-bottom:${scale.base > 9 ? 1.4 : 0.8}mm;border-bottom:1.4pt solid #000}
.title h1{font-size:${scale.title}pt;line-height:1.2;font-weight:700;letter-spacing:.06em;text-align:center}
html[lang=en] .title h1{letter-spacing:0}
.title .left,.title .right{font-size:${scale.small}pt;color:${grey}}
.title .right{text-align:right}
.reprint{display:flex;gap:3mm;align-items:center;border:1.2pt solid #000;margin-bottom:2mm;font-size:${scale.small}pt}
.reprint b{background:#000;color:#fff;padding:.8mm 2.4mm;font-size:${scale.base}pt;white-space:nowrap}
.reprint span{padding:.4mm 2mm .4mm 0}
h2{break-inside:avoid;font-size:${scale.base}pt;font-weight:700;line-height:1.3;margin:${scale.base > 9 ? '2.2mm 0 0.9mm' : '1.3mm 0 0.6mm'};padding-left:2mm;border-left:1.1mm solid #000;break-after:avoid}
.fields{border:${scale.line};margin-top:-${overlap};table-layout:fixed}
h2+.fields,h2+table{margin-top:0}
.fields col.k{width:${labelWidth}}
.fields td,.fields th{border:${scale.line};padding:${scale.cell};vertical-align:baseline}
.stat .label{font-size:${scale.small}pt;color:${grey}}
.fields th{background:${tint};color:${grey};font-size:${scale.small}pt;width:${labelWidth};line-height:1.5}
.fields td{white-space:pre-wrap}
.fields tr,.rows tr{break-inside:avoid}
.strong{font-weight:700}
.mono{letter-spacing:.03em;font-weight:500}
.rows{border:${scale.line};margin-top:-${overlap}}
.rows caption{text-align:left;font-weight:700;padding:2mm 0 1mm;font-size:${scale.base}pt}
.rows thead{display:table-header-group}
.rows th{background:${tint};border:${scale.line};padding:${scale.cell};font-size:${scale.small}pt;font-weight:600;white-space:pre-line}
.rows td{border:${scale.line};padding:${scale.cell};white-space:pre-wrap}
.rows .right{text-align:right;white-space:nowrap}
.rows .whole{white-space:nowrap}
.rows .center{text-align:center}
.rows tr.sum td{font-weight:700;border-top:1pt solid #000}
.rows tr.blank td{height:7.5mm}
.rows td.empty{text-align:center;color:${grey}}
.rows .box{width:11pt;height:11pt;margin:.6mm auto}
.choices{margin:1.5mm 0}
.choices td{padding-top:1.4mm;padding-bottom:1.4mm}
.totals{margin:.6mm 0 .6mm auto;width:auto;min-width:45%;break-inside:avoid}
.totals td{padding:.7mm 2mm;text-align:right}
.totals td.value{white-space:nowrap;min-width:26mm}
.totals tr.strong td{font-weight:700;font-size:${scale.base + 1.5}pt;border-top:1pt solid #000;border-bottom:1pt solid #000}
.text{margin:${scale.base > 9 ? 1.4 : 0.9}mm 0;white-space:pre-line}
.text.small{font-size:${scale.small}pt;color:${grey}}
.text.notice{border:${scale.line};border-left:1.1mm solid #000;padding:${scale.base > 9 ? 1 : 0.5}mm 2mm;font-size:${scale.small}pt;break-inside:avoid}
.text.terms{font-size:${scale.terms}pt;line-height:1.45;color:${grey};columns:${size.family === 'roll' ? 1 : 2};column-gap:5mm;break-inside:avoid}
.text.center{text-align:center}.text.right{text-align:right}
.checks{border:${scale.line};margin-top:-${overlap};display:flex;break-inside:avoid}
.checks .label{background:${tint};color:${grey};font-size:${scale.small}pt;width:${labelWidth};flex:none;padding:${scale.cell};border-right:${scale.line};line-height:1.5}
.checks ul{list-style:none;flex:1;display:grid;gap:.4mm 3mm;padding:${scale.cell}}
.checks li{display:flex;gap:1.2mm}
.checks .box{flex:none;width:${scale.base * 0.95}pt;height:${scale.base * 0.95}pt;margin-top:${scale.base * 0.22}pt}
.checks .note{color:${grey};font-size:${scale.small}pt}
.barcode{text-align:center;margin:2mm 0;break-inside:avoid;font-size:${scale.small}pt}
.barcode svg{margin:0 auto}
.barcode.qr.small svg{width:16mm;height:16mm}.barcode.qr.medium svg{width:24mm;height:24mm}.barcode.qr.large svg{width:32mm;height:32mm}
.signatures{display:flex;border:${scale.line};margin-top:${scale.base > 9 ? 2.2 : 1.2}mm;break-inside:avoid}
.signatures .sign{flex:1;min-width:0;padding:${scale.cell};min-height:${size.family === 'page' && scale.base > 9 ? 24 : 16}mm;display:flex;flex-direction:column;position:relative}
.signatures .sign+.sign{border-left:${scale.line}}
.sign .label{font-size:${scale.small}pt;color:${grey}}
.sign .statement{font-size:${scale.small}pt;margin-top:.6mm}
.sign .name{font-size:${scale.base}pt}
.sign .ink{flex:1;min-height:${scale.base > 9 ? 9 : 7}mm;display:flex;align-items:center;justify-content:center}
.sign .ink svg,.sign .ink img{height:${scale.base > 9 ? 11 : 8.5}mm;max-width:100%}
.sign .foot{display:flex;justify-content:space-between;gap:2mm;font-size:${scale.small}pt;color:${grey}}
.sign .seal{position:absolute;right:3mm;top:50%;transform:translateY(-50%);color:#6b7178;font-size:${scale.small}pt}
.writing{border:${scale.line};margin-top:-${overlap};padding:${scale.cell};break-inside:avoid}
.writing .label{font-size:${scale.small}pt;color:${grey}}
.writing .ruled{border-bottom:0.4pt dotted #8a8f98;height:7mm}
.bars{margin:1.5mm 0}
.bars tr{break-inside:avoid}
.bars td{padding:.6mm 1mm;vertical-align:middle}
.bars td.name{width:${labelWidth};white-space:nowrap}
.bars .bar{height:3.4mm;background:#3a3f47;min-width:.2mm}
.bars td.value{width:20mm;text-align:right;white-space:nowrap}
hr{border:0;border-top:0.6pt solid #000;margin:1.6mm 0}
hr.dashed{border-top-style:dashed}
.foot-lines{margin-top:${scale.base > 9 ? 2.4 : 1.2}mm;text-align:center;font-size:${scale.small}pt;color:${grey};white-space:pre-line;break-inside:avoid}
${size.family === 'page' && scale.base < 9 ? smallPageStyle : ''}${size.family === 'roll' ? rollStyle(size, scale) : ''}${size.family === 'label' ? labelStyle(size) : ''}`
}

/** Sums side by side: under one another they cost a half sheet the lines its signatures and thanks stand on. */
const smallPageStyle = `
.totals,.totals tbody{display:block}
.totals{min-width:0;width:100%}
.totals tbody{display:flex;flex-wrap:wrap;justify-content:flex-end;align-items:baseline;gap:0 5mm}
.totals tr{display:flex;align-items:baseline;gap:1.6mm}
.totals td{padding:.5mm 0}
.totals td.value{min-width:0}
.totals tr.strong td{border-top:0;border-bottom:0}`

function rollStyle(size: PaperSize, scale: Scale): string {
  const margin = size.marginMillimetres
  const width = size.widthMillimetres - margin.left - margin.right
  return `
body{width:${size.widthMillimetres}mm;padding:${margin.top}mm ${margin.right}mm ${margin.bottom}mm ${margin.left}mm;line-height:1.32}
.roll{width:${width}mm}
.roll .head{display:block;text-align:center}
.roll .outlet{display:block}
.roll .outlet div.line{color:#000}
.roll .logo{max-height:16mm;max-width:46mm}
.roll .title{display:block;text-align:center;border-bottom:0;margin:1.5mm 0 .5mm;padding:0}
.roll .title .left,.roll .title .right{text-align:center;color:#000}
.roll .code{margin:1mm 0}
.roll .code .qr svg{width:26mm;height:26mm}
.roll .number{font-size:${scale.base + 2}pt}
.roll .reprint{display:block;border-width:1.2pt;text-align:center}
.roll .reprint b{display:block}
.roll h2{border-left:0;padding:1mm 0 0;margin:1mm 0 .4mm;border-top:0.8pt solid #000}
.roll .pair{display:flex;gap:2mm;padding:.25mm 0}
.roll .pair .label{flex:none;min-width:${size.widthMillimetres > 60 ? 17 : 14}mm}
.roll .pair .value{flex:1;white-space:pre-wrap}
.roll .pair .value.strong{font-size:${scale.base + 1}pt}
.roll .item{padding:.6mm 0;border-bottom:0.4pt dotted #000}
.roll .item .rest{display:flex;flex-wrap:wrap;gap:0 3mm;font-size:${scale.small}pt}
.roll .totals{width:100%}
.roll .totals td{padding:.3mm 0}
.roll .text.terms,.roll .text.small,.roll .sign .label{color:#000}
.roll .checks{border:0;display:block}
.roll .checks .label{background:none;border:0;color:#000;width:auto;font-weight:700;padding:.6mm 0}
.roll .checks ul{padding:0}
.roll .signatures{display:block;border:0}
.roll .signatures .sign{min-height:0;padding:.6mm 0}
.roll .signatures .sign+.sign{border-left:0}
.roll .signatures .sign .ink{border-bottom:0.6pt solid #000;min-height:12mm}
.roll .foot-lines{color:#000}`
}

function labelStyle(size: PaperSize): string {
  const big = size.widthMillimetres > 50
  // The page engine rounds a page down to its own dots: a face of the exact height spills onto a second label.
  const height = (size.heightMillimetres ?? 40) - 0.5
  return `
body{line-height:1.2}
.face{width:${size.widthMillimetres}mm;height:${height}mm;padding:${big ? '2mm 2mm 1.5mm 2mm' : '1.2mm'};display:flex;gap:${big ? 1.6 : 1}mm;overflow:hidden;break-after:page;break-inside:avoid}
.face:last-child{break-after:auto}
.face .qr{flex:none;width:${big ? 20 : 13.6}mm}
.face .qr svg{width:100%;height:auto}
.face .copy{font-size:${big ? 6.5 : 5}pt;background:#000;color:#fff;text-align:center;font-weight:700;margin-top:.6mm}
.face .mark{border:0.8pt solid #000;text-align:center;font-size:${big ? 8 : 6}pt;font-weight:700;margin-top:.8mm}
.face .words{flex:1;min-width:0;display:flex;flex-direction:column}
.face .name{font-weight:700;font-size:${big ? 10.5 : 7}pt;line-height:1.15;display:-webkit-box;-webkit-line-clamp:2;-webkit-box-orient:vertical;overflow:hidden}
.face .name.three{font-size:${big ? 9.6 : 6.2}pt;-webkit-line-clamp:3}
.face .name,.face .row,.face .bottom,.face .no{flex:none}
${big ? '' : '.face .copy+.mark{display:none}'}
.face .row{font-size:${big ? 8.4 : 5.6}pt;display:-webkit-box;-webkit-line-clamp:1;-webkit-box-orient:vertical;overflow:hidden;margin-top:${big ? 0.6 : 0.2}mm}
.face .row.fault{-webkit-line-clamp:${big ? 2 : 1}}
.face .row.whole{-webkit-line-clamp:2;overflow-wrap:anywhere}
.face .row.whole+.fault{flex:0 1 auto;min-height:0}
.face .bottom{margin-top:auto;font-size:${big ? 8 : 5}pt}
.face .no{font-weight:700;font-size:${big ? 9.4 : 5.8}pt;letter-spacing:0;white-space:nowrap}
.face .no.long{font-size:${big ? 8 : 5.2}pt;line-height:1.1;white-space:normal;overflow-wrap:anywhere}
.face.large .name{font-size:${big ? 20 : 13}pt;overflow-wrap:anywhere}
.face.large.long .name{font-size:${big ? 13 : 8.5}pt;-webkit-line-clamp:3}
.face.large .bottom{white-space:nowrap;overflow:hidden;text-overflow:ellipsis}`
}
