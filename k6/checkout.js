// People who buy, from the list to the order; one in ten asks for the same order twice, as after a lost answer.
import { availability, honesty, latency, ordering } from './lib/objectives.js';
import { report } from './lib/report.js';
import { arrivals, setting } from './lib/settings.js';
import * as shop from './lib/shop.js';

export const options = {
  scenarios: { checkout: arrivals('buy', setting('RATE', 20, 4), setting('DURATION', '5m', '20s')) },
  thresholds: { ...availability, ...latency, ...ordering, ...honesty },
};

export const buy = shop.buy;
export const handleSummary = (data) => report('checkout', data);
