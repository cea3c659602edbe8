// Turns chinese-days' list into the text that HolidayList.cs reads, one day a line: "2026-10-01|off|国庆节|National Day".
//   node holidays.mjs PACKAGE_FOLDER OUTPUT_FILE
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const [source, target] = process.argv.slice(2)
const { holidays, workdays } = JSON.parse(readFileSync(join(source, 'dist', 'chinese-days.json'), 'utf8'))

const lines = (days, kind) => Object.entries(days).map(([day, words]) => {
  const [en, zh] = words.split(',')
  return `${day}|${kind}|${zh}|${en}`
})

writeFileSync(target, [...lines(holidays, 'off'), ...lines(workdays, 'work')].sort().join('\n') + '\n')
