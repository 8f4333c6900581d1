// Reads a presentation with pptxtojson and prints titles, charts, tables and notes as JSON.
import fs from 'node:fs'
import { pathToFileURL } from 'node:url'

const [, , module, , file] = process.argv
const { parse } = await import(pathToFileURL(module))
const data = fs.readFileSync(file)
const read = await parse(data.buffer.slice(data.byteOffset, data.byteOffset + data.byteLength), {})
const text = html => (html ?? '').replace(/<[^>]*>/g, '').replace(/&nbsp;/g, ' ').replace(/&amp;/g, '&').replace(/&lt;/g, '<').replace(/&gt;/g, '>')
const slides = read.slides.map(slide => ({
  title: text(slide.elements.find(e => e.name === 'Title')?.content),
  texts: slide.elements.filter(e => e.type === 'text').map(e => text(e.content)),
  notes: text(slide.note),
  charts: slide.elements.filter(e => e.type === 'chart').map(e => ({
    kind: e.chartType,
    series: e.data.map(s => Array.isArray(s)
      ? { name: '', labels: [], values: s.map(Number) }
      : { name: s.key, labels: Object.values(s.xlabels), values: s.values.map(v => Number(v.y)) }),
  })),
  tables: slide.elements.filter(e => e.type === 'table').map(e => e.data.map(row => row.map(cell => text(cell.text)))),
}))
console.log(JSON.stringify(slides))
