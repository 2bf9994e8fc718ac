// The end of a run: prints the main figures, and writes all of them to FOLDER/NAME.json.
const value = (metrics, name, key) => metrics[name]?.values[key];
const number = (n, digits = 1) => (n === undefined ? '–' : n.toFixed(digits));

export function failedThresholds(data) {
  return Object.entries(data.metrics).flatMap(([name, metric]) =>
    Object.entries(metric.thresholds || {})
      .filter(([, threshold]) => !threshold.ok)
      .map(([threshold]) => `${name}: ${threshold}`));
}

export function report(name, data, more = []) {
  const { metrics } = data;
  const latency = 'http_req_duration{expected_response:true}';
  const checks = data.root_group.checks.filter((c) => c.fails > 0);
  const failed = failedThresholds(data);
  const lines = [
    `${name}: ${number(data.state.testRunDurationMs / 1000)} s, ${number(value(metrics, 'http_reqs', 'rate'))} requests/s, ` +
      `${value(metrics, 'orders', 'count') || 0} orders, ${value(metrics, 'sold_out', 'count') || 0} times sold out`,
    `  5xx or no response ${number(100 * (value(metrics, 'http_req_failed', 'rate') || 0), 2)} %, ` +
      `p50 ${number(value(metrics, latency, 'med') ?? value(metrics, 'http_req_duration', 'med'))} ms, ` +
      `p95 ${number(value(metrics, latency, 'p(95)') ?? value(metrics, 'http_req_duration', 'p(95)'))} ms, ` +
      `arrivals that k6 could not serve ${value(metrics, 'dropped_iterations', 'count') || 0}`,
    ...more.map((line) => `  ${line}`),
    ...checks.map((c) => `  failed check: ${c.name} (${c.fails} of ${c.fails + c.passes})`),
    failed.length === 0 ? '  all thresholds hold' : `  FAILED THRESHOLDS: ${failed.join('; ')}`,
  ];
  const result = { stdout: `${lines.join('\n')}\n` };
  if (__ENV.FOLDER) {
    result[`${__ENV.FOLDER}/${name}.json`] = JSON.stringify(data, null, 2);
  }
  return result;
}
