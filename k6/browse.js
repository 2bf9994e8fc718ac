// Shoppers who browse: lists, searches, categories, product pages.
import { availability, validity, latency } from './lib/objectives.js';
import { report } from './lib/report.js';
import { arrivals, setting } from './lib/settings.js';
import * as shop from './lib/shop.js';

export const options = {
  scenarios: { browse: arrivals('browse', setting('RATE', 100, 20), setting('DURATION', '5m', '20s')) },
  thresholds: { ...availability, ...latency, ...validity },
};

export const browse = shop.browse;
export const handleSummary = (data) => report('browse', data);
