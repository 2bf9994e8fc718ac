// The settings of a run, from the environment. With SHORT=1 each script takes half a minute.
export const baseUrl = (__ENV.BASE_URL || 'http://localhost:8080').replace(/\/$/, '');

const isShort = !['', undefined, '0', 'false'].includes(__ENV.SHORT);

/** A number or a duration: the variable's value, or else the default of the short or the full form. */
export function setting(name, full, short) {
  const given = __ENV[name];
  const value = given === undefined || given === '' ? (isShort ? short : full) : given;
  return typeof full === 'number' ? Number(value) : value;
}

/** Seconds of a duration such as 1h30m, 90s or 45. */
export function seconds(duration) {
  const parts = [...String(duration).matchAll(/(\d+(?:\.\d+)?)(h|m|s|$)/g)];
  return parts.reduce((sum, [, n, unit]) => sum + Number(n) * { h: 3600, m: 60, s: 1, '': 1 }[unit], 0);
}

/** Shoppers who arrive at this rate, independent of the response times. */
export function arrivals(exec, rate, duration, more = {}) {
  const most = Math.max(20, Math.ceil(rate * 10));
  return {
    executor: 'constant-arrival-rate',
    exec,
    // Per 10 s, since a rate can be below one per second.
    rate: Math.max(1, Math.round(rate * 10)),
    timeUnit: '10s',
    duration: `${seconds(duration)}s`,
    preAllocatedVUs: Math.max(20, Math.ceil(rate * 2)),
    maxVUs: most,
    gracefulStop: '15s',
    ...more,
  };
}
