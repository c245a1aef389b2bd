// The score of each labelled series with settings that were chosen without it. Takes two minutes: only when it is asked for.
import { figuresOf, report } from './script.mjs';

const figures = figuresOf('held-back.mjs');
report(Object.keys(figures).length > 0 ? figures : { heldBack: 'skipped: no ../shared/data/mention-volume' });
