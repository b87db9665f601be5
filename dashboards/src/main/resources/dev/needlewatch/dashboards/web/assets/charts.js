// Depth and speed over time, with alarms on the axis.

import uPlot from './uplot.js';

const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const COLOURS = { high: '--high', medium: '--medium', low: '--low', info: '--soft' };
const GAP_S = 5;

/** Columns for uPlot, in seconds, with a hole wherever nothing was recorded for a while. */
export function columns(points, fields) {
  const table = [[], ...fields.map(() => [])];
  let last = null;
  for (const point of points) {
    const at = point.at / 1000;
    if (last !== null && at - last > GAP_S) {
      table[0].push(last + 1);
      fields.forEach((_, i) => table[i + 1].push(null));
    }
    table[0].push(at);
    fields.forEach((field, i) => table[i + 1].push(point[field]));
    last = at;
  }
  return table;
}

/** Draws a dashed line and a flag for every alarm raised. */
function alarmLines(alarms) {
  const raised = alarms.filter((alarm) => alarm.event === 'raised');
  return (chart) => {
    const { ctx, bbox } = chart;
    ctx.save();
    for (const alarm of raised) {
      const x = Math.round(chart.valToPos(alarm.at / 1000, 'x', true));
      if (x < bbox.left || x > bbox.left + bbox.width) continue;
      ctx.strokeStyle = css('--ink');
      ctx.globalAlpha = 0.65;
      ctx.lineWidth = devicePixelRatio;
      ctx.setLineDash([4, 4]);
      ctx.beginPath();
      ctx.moveTo(x, bbox.top);
      ctx.lineTo(x, bbox.top + bbox.height);
      ctx.stroke();
      ctx.globalAlpha = 1;
      ctx.fillStyle = css(COLOURS[alarm.priority]);
      const size = 7 * devicePixelRatio;
      ctx.beginPath();
      ctx.moveTo(x - size, bbox.top);
      ctx.lineTo(x + size, bbox.top);
      ctx.lineTo(x, bbox.top + 1.6 * size);
      ctx.fill();
    }
    ctx.restore();
  };
}

function draw(parent, trace, { series, fields, height, range }) {
  const axis = { stroke: css('--soft'), grid: { stroke: css('--line') }, ticks: { stroke: css('--line') },
    font: '13px ui-sans-serif, system-ui, sans-serif' };
  const size = () => ({ width: parent.clientWidth - 20, height });
  const chart = new uPlot({
    ...size(),
    series: [{ value: '{HH}:{mm}:{ss}' }, ...series],
    axes: [{ ...axis, values: [
      [3600, '{HH}:{mm}', null, null, null, null, null, null, 1],
      [60, '{HH}:{mm}', null, null, null, null, null, null, 1],
      [1, '{HH}:{mm}:{ss}', null, null, null, null, null, null, 1],
    ] }, { ...axis, size: 60 }],
    scales: { y: { range } },
    cursor: { sync: { key: 'session' } },
    hooks: { draw: [alarmLines(trace.alarms)] },
  }, columns(trace.points, fields), parent);
  new ResizeObserver(() => chart.setSize(size())).observe(parent);
}

export function depthChart(parent, trace) {
  const stepped = uPlot.paths.stepped({ align: 1 });
  draw(parent, trace, {
    height: 340,
    fields: ['depthMm', 'setDepthMm', 'limitMm'],
    range: (_, __, max) => [0, Math.max(0.25, (max || 0) * 1.15)],
    series: [
      { label: 'depth', stroke: css('--calm'), width: 2, fill: css('--calm') + '22', points: { show: false } },
      { label: 'set', stroke: css('--soft'), width: 1.5, dash: [2, 4], paths: stepped, points: { show: false } },
      { label: 'limit', stroke: css('--over-ink'), width: 2, paths: stepped, points: { show: false } },
    ],
  });
}

export function speedChart(parent, trace) {
  draw(parent, trace, {
    height: 200,
    fields: ['speedRpm'],
    range: (_, __, max) => [0, Math.max(1000, (max || 0) * 1.15)],
    series: [{ label: 'speed', stroke: css('--calm'), width: 2, points: { show: false } }],
  });
}
