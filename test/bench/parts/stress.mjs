// What five labelled series do not show: giant bursts, smaller brands, noise, jittered constants. `node test/bench/stress.mjs` repeats each.
import { figuresOf, report } from './script.mjs';

const figures = figuresOf('stress.mjs', 'brief');
report(Object.keys(figures).length > 0 ? figures : { stress: 'skipped: no ../shared/data/mention-volume' });
