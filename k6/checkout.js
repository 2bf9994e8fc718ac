// Shoppers who buy, from the list to the order; one in ten repeats the checkout, as after a lost response.
import { availability, validity, latency, ordering } from './lib/objectives.js';
import { report } from './lib/report.js';
import { arrivals, setting } from './lib/settings.js';
import * as shop from './lib/shop.js';

export const options = {
  scenarios: { checkout: arrivals('buy', setting('RATE', 20, 4), setting('DURATION', '5m', '20s')) },
  thresholds: { ...availability, ...latency, ...ordering, ...validity },
};

export const buy = shop.buy;
export const handleSummary = (data) => report('checkout', data);
