// <div class="ch" role="img" aria-label="…"><script type="application/json" data-chart>{…}</script></div>
// {"x":["11-09",…], "series":[{"name":"订单","kind":"bar|line","data":[…],"axis":0,"tone":1|"soft","dashed":false}], "y":[{"min":0,"max":600,"step":200,"suffix":"%"}],
//  "horizontal":false, "stack":false, "values":false, "unfinished":true, "highlight":[3], "target":{"value":95,"axis":1,"label":"目标 95%"}, "mark":["17","22"]}
// At most four series: more is a table. The title is the finding and stands in the page, not in the picture. The tooltip is drawn on the canvas, because
// the Content-Security-Policy forbids style attributes.
import { init, use } from 'echarts/core';
import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, MarkAreaComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { CanvasRenderer } from 'echarts/renderers';
import { start } from './pages.js';

use([BarChart, LineChart, GridComponent, LegendComponent, MarkAreaComponent, MarkLineComponent, TooltipComponent, CanvasRenderer]);

const number = value => typeof value === 'number' ? value.toLocaleString('en-US', { maximumFractionDigits: 2 }).replace('-', '−') : value;

function palette() {
  const style = getComputedStyle(document.documentElement), body = getComputedStyle(document.body);
  const token = name => style.getPropertyValue(name).trim();
  const dark = document.documentElement.dataset.bsTheme === 'dark';
  return {
    font: body.fontFamily, text: token('--zg-text'), text2: token('--zg-text-2'), text3: token('--zg-text-3'), line: token('--zg-line'), soft: token('--zg-line-soft'),
    surface: token('--zg-surface'), quiet: dark ? '#2b4a75' : token('--indigo-100'), warn: token('--zg-warn-solid'), warnText: token('--zg-warn-fg'), danger: token('--zg-danger-bg'),
    tone: n => n === 'soft' ? (dark ? '#2b4a75' : token('--indigo-100')) : token(`--zg-chart-${n}`),
  };
}

function points(spec, series, c, color) {
  const highlight = new Set(spec.highlight ?? []);
  const last = series.data.length - 1;
  return series.data.map((value, i) => {
    if (series.kind === 'line') return value;
    const item = {};
    if (highlight.has(i)) item.color = c.tone(4);
    // A day that is not over is hatched, or it would look like a fall.
    if (spec.unfinished && i === last) item.decal = { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 4], rotation: .8, color: c.surface };
    return Object.keys(item).length > 0 ? { value, itemStyle: { color, ...item } } : value;
  });
}

function options(spec, c) {
  const text = { fontFamily: c.font, fontSize: 12 };
  const category = { type: 'category', data: spec.x, inverse: !!spec.horizontal, axisTick: { show: false }, splitLine: { show: false },
    axisLine: { show: !spec.horizontal, lineStyle: { color: c.line } }, axisLabel: { ...text, color: spec.horizontal ? c.text2 : c.text3 } };
  const values = (spec.y ?? [{}]).map((y, i) => ({ type: 'value', min: y.min, max: y.max, interval: y.step, show: y.show ?? true, axisLine: { show: false }, axisTick: { show: false },
    splitLine: { show: i === 0, lineStyle: { color: c.soft } }, axisLabel: { ...text, color: c.text3, formatter: v => number(v) + (y.suffix ?? '') } }));
  const list = spec.series.slice(0, 4);
  const legend = list.length > 1;
  const suffix = series => spec.y?.[series.axis ?? 0]?.suffix ?? '';

  return {
    animation: false, textStyle: { ...text, color: c.text3 },
    grid: { left: 8, right: 16, top: legend ? 40 : 12, bottom: 8, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    legend: { show: legend, top: 8, left: 16, itemWidth: 12, itemHeight: 8, icon: 'rect', textStyle: { ...text, color: c.text2 } },
    tooltip: { trigger: 'axis', renderMode: 'richText', backgroundColor: c.surface, borderColor: c.line, textStyle: { ...text, color: c.text },
      axisPointer: { type: 'shadow', shadowStyle: { color: c.soft, opacity: .5 } }, valueFormatter: v => number(v) },
    xAxis: spec.horizontal ? values : category, yAxis: spec.horizontal ? category : values,
    series: list.map((series, i) => {
      const color = c.tone(series.tone ?? i + 1);
      const target = spec.target && (spec.target.axis ?? 0) === (series.axis ?? 0) && list.findIndex(s => (s.axis ?? 0) === (series.axis ?? 0)) === i ? spec.target : null;
      return {
        name: series.name, type: series.kind ?? 'bar', data: points(spec, series, c, color), stack: spec.stack ? 'all' : undefined, yAxisIndex: spec.horizontal ? 0 : series.axis ?? 0,
        barMaxWidth: 20, symbol: 'circle', symbolSize: 6, itemStyle: { color }, lineStyle: { width: 2, type: series.dashed ? 'dashed' : 'solid' },
        label: { show: !!(spec.values ?? series.values), position: spec.stack ? 'inside' : spec.horizontal ? 'right' : 'top', ...text,
          color: spec.stack ? ((series.tone ?? i + 1) === 1 ? '#fff' : '#1b2026') : c.text, formatter: p => number(p.value) + suffix(series) },
        markLine: target ? { silent: true, symbol: 'none', lineStyle: { color: c.warn, type: 'dashed' }, label: { ...text, formatter: target.label ?? '', position: 'insideEndBottom', color: c.warnText }, data: [{ yAxis: target.value }] } : undefined,
        markArea: spec.mark && i === 0 ? { silent: true, itemStyle: { color: c.danger }, data: [[{ xAxis: spec.mark[0] }, { xAxis: spec.mark[1] }]] } : undefined,
      };
    }),
  };
}

const drawn = new Map();

function draw(script) {
  const place = script.parentElement;
  const canvas = document.createElement('div');
  canvas.className = 'ch-draw';
  place.append(canvas);
  const chart = init(canvas, null, { renderer: 'canvas' });
  chart.setOption(options(JSON.parse(script.textContent), palette()));
  const watch = new ResizeObserver(() => chart.resize());
  watch.observe(place);
  drawn.set(script, { chart, watch });
}

start(() => {
  for (const [script, { chart, watch }] of drawn) if (!script.isConnected) { chart.dispose(); watch.disconnect(); drawn.delete(script); }
  for (const script of document.querySelectorAll('script[type="application/json"][data-chart]')) if (!drawn.has(script)) draw(script);
});

new MutationObserver(() => {
  for (const [script, { chart }] of drawn) chart.setOption(options(JSON.parse(script.textContent), palette()), true);
}).observe(document.documentElement, { attributes: true, attributeFilter: ['data-bs-theme'] });
