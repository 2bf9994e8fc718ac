// Finds the limit: the mix of a usual day at a rising rate, until the objectives fail. The last rate at which they held
// is the saturation. The run fails if they do not hold at LEAST shoppers per second.
import { report } from './lib/report.js';
import { arrivals, seconds, setting } from './lib/settings.js';
import * as shop from './lib/shop.js';

const least = setting('LEAST', 20, 5);
const most = setting('MOST', 1000, 80);
const factor = setting('FACTOR', 1.5, 2);
const length = seconds(setting('DURATION', '1m', '8s'));

const steps = [];
for (let rate = least; rate <= most; rate *= factor) {
  steps.push({ name: `step_${steps.length}`, rate: Math.round(rate) });
}

const holds = (name) => ({
  [`http_req_failed{scenario:${name}}`]: ['rate<0.001'],
  [`http_req_duration{scenario:${name}}`]: ['p(95)<300'],
});
// k6 keeps the figures of a step only if a threshold uses them; these thresholds always hold.
const kept = (name) => ({
  [`http_req_failed{scenario:${name}}`]: ['rate<=1'],
  [`http_req_duration{scenario:${name}}`]: ['p(95)>=0'],
  [`dropped_iterations{scenario:${name}}`]: ['count>=0'],
});

export const options = {
  scenarios: Object.fromEntries(steps.map(({ name, rate }, n) => [
    name,
    arrivals('day', rate, length, { startTime: `${n * (length + 1)}s`, gracefulStop: '1s' }),
  ])),
  thresholds: {
    ...Object.assign({}, ...steps.slice(1).map(({ name }) => kept(name))),
    ...holds(steps[0].name),
    [`dropped_iterations{scenario:${steps[0].name}}`]: ['count==0'],
    // A run against a shop that does not respond is useless.
    http_req_failed: [{ threshold: 'rate<0.5', abortOnFail: true, delayAbortEval: '5s' }],
  },
};

export const day = shop.day;

export function handleSummary(data) {
  const of = (metric, { name }, key) => data.metrics[`${metric}{scenario:${name}}`]?.values[key];
  const table = steps.map((step) => {
    const p95 = of('http_req_duration', step, 'p(95)');
    const failed = of('http_req_failed', step, 'rate');
    const dropped = of('dropped_iterations', step, 'count') || 0;
    return { ...step, p95, failed, dropped, ok: p95 > 0 && p95 < 300 && failed < 0.001 && dropped === 0 };
  });
  const end = table.findIndex((row) => !row.ok);
  const last = end < 0 ? table.at(-1) : table[end - 1];
  return report('breakpoint', data, [
    ...table.filter((row) => row.p95 > 0).map((row) =>
      `${row.rate}/s: p95 ${row.p95.toFixed(1)} ms, 5xx or no response ${(100 * row.failed).toFixed(2)} %, ` +
      `not served in time ${row.dropped}${row.ok ? '' : ', too much'}`),
    last ? `saturation: ${end < 0 ? 'not reached, more than' : 'more than'} ${last.rate} shoppers/s` : 'saturation: below the first step',
  ]);
}
