/** What the page does in a browser: draws each plot with uPlot, in the colours of the page, and again when they change. */
export const PLOT_SCRIPT: string = String.raw`
(() => {
  const data = JSON.parse(document.getElementById('plot-data').textContent);
  const root = document.getElementById('plots');
  const color = (name) => getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();
  const significant = (value) => (value === 0 ? '0' : Math.abs(value) >= 1000 ? Math.round(value).toLocaleString('en-US') : String(Number(value.toPrecision(3))));
  const time = (value) => value >= 86400 ? significant(value / 86400) + ' d' : value >= 3600 ? significant(value / 3600) + ' h' : value >= 60 ? significant(value / 60) + ' min' : value >= 1 || value === 0 ? significant(value) + ' s' : significant(value * 1000) + ' ms';
  const units = { rate: (v) => significant(v) + '/s', time, number: significant, share: (v) => significant(v * 100) + ' %' };
  const show = (unit) => (_, value) => (value == null ? '–' : units[unit](value));
  // Instants of a run have few digits in one unit: hours when it lasts hours, days when it lasts days.
  const last = data.times.at(-1) ?? 1;
  const [step, name] = last > 5 * 86400 ? [86400, ' d'] : last > 5 * 3600 ? [3600, ' h'] : last > 300 ? [60, ' min'] : [1, ' s'];
  const clock = (value) => significant(value / step) + name;
  const marked = { deploy: ['amber', [4, 4]], failure: ['red', []], repair: ['green', [2, 4]], scale: ['blue', [2, 4]] };
  const drawMarks = (u) => {
    const { ctx, bbox } = u;
    ctx.save();
    for (const mark of data.marks) {
      const [hue, dash] = marked[mark.kind];
      const x = Math.round(u.valToPos(mark.time, 'x', true)) + 0.5;
      if (x < bbox.left || x > bbox.left + bbox.width) continue;
      ctx.strokeStyle = color(hue);
      ctx.globalAlpha = 0.7;
      ctx.setLineDash(dash.map((each) => each * devicePixelRatio));
      ctx.lineWidth = devicePixelRatio;
      ctx.beginPath();
      ctx.moveTo(x, bbox.top);
      ctx.lineTo(x, bbox.top + bbox.height);
      ctx.stroke();
    }
    ctx.restore();
  };
  const draw = (holder, plot) => {
    const columns = [data.times];
    const series = [{ label: 'time', value: (_, v) => (v == null ? '–' : clock(v)) }];
    const bands = [];
    for (const line of plot.lines) {
      const hue = color(line.color);
      series.push({ label: line.label, stroke: hue, width: 2, value: show(plot.unit), points: { show: data.times.length < 2 } });
      columns.push(line.values);
      if (line.low === null) continue;
      const at = series.length;
      series.push({ label: line.label + ' high', width: 0, points: { show: false }, value: show(plot.unit), class: 'bound' });
      series.push({ label: line.label + ' low', width: 0, points: { show: false }, value: show(plot.unit), class: 'bound' });
      columns.push(line.high, line.low);
      bands.push({ series: [at, at + 1], fill: hue + '33' });
    }
    const axis = { stroke: color('text'), grid: { stroke: color('line'), width: 1 }, ticks: { stroke: color('line'), width: 1 }, font: '12px system-ui, sans-serif' };
    const options = {
      width: holder.clientWidth,
      height: 240,
      series,
      bands,
      scales: { x: { time: false }, y: { range: (_, low, high) => [0, high > 0 ? high * 1.08 : plot.unit === 'share' ? 0.01 : 1] } },
      axes: [
        { ...axis, values: (_, all) => all.map(clock), incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500].flatMap((each) => [each * step * 0.1, each * step]).toSorted((a, b) => a - b) },
        { ...axis, size: 78, values: (_, all) => all.map(units[plot.unit]) },
      ],
      cursor: { sync: { key: 'run' }, y: false },
      hooks: { draw: [drawMarks] },
    };
    return new uPlot(options, columns, holder);
  };
  let drawn = [];
  const drawAll = () => {
    for (const each of drawn) each.destroy();
    drawn = data.plots.map((plot, at) => draw(root.children[at].querySelector('.plot'), plot));
  };
  drawAll();
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', drawAll);
  let pending = 0;
  addEventListener('resize', () => {
    clearTimeout(pending);
    pending = setTimeout(() => drawn.forEach((each) => each.setSize({ width: each.root.parentElement.clientWidth, height: 240 })), 100);
  });
  addEventListener('beforeprint', () => drawn.forEach((each) => each.setSize({ width: 640, height: 200 })));
  addEventListener('afterprint', () => drawn.forEach((each) => each.setSize({ width: each.root.parentElement.clientWidth, height: 240 })));
})();
`;
