// Puts files before the Open XML SDK validator for the given Office versions and prints one line for each error.
import { pathToFileURL } from 'node:url'

const [, , module, list, ...files] = process.argv
const { validateFile } = await import(pathToFileURL(module))
const versions = list.split(',')
let checked = 0
for (const file of files) {
  for (const officeVersion of versions) {
    const { ok, errors } = await validateFile(file, { officeVersion })
    checked++
    for (const e of errors) console.log(`${officeVersion} ${e.path ?? ''} ${e.xPath ?? ''} ${e.id}: ${e.description}`)
    if (!ok && errors.length === 0) console.log(`${officeVersion} ${file}: not ok`)
  }
}
console.log(`checked ${checked}`)
