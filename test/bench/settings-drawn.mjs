// Other settings of the spike detector, drawn by a seeded generator: every constant that was chosen, none of the shapes it works with.
const CHOSEN = [
  'breadthClip',
  'levelDays',
  'levelClip',
  'hourDays',
  'hourWeight',
  'weekWeeks',
  'weekWeight',
  'dispersionPrior',
  'dispersionFloor',
  'dispersionClipFirst',
  'dispersionClip',
  'dispersionDays',
  'soften',
  'warmHours',
  'warmRise',
  'episodeRise',
  'episodeCreep',
  'episodeHours',
  'holdDays',
  'holdWithin',
  'halveDays',
  'fadePerDay',
  'margin',
  'marginSlope',
  'marginSmall',
  'minExcess',
  'surprise',
  'broadSurprise',
  'broadExcess',
  'broadTimes',
  'coolDownHours',
  'silenceExpected',
];

// All at once, each by up to ± `by` of itself.
export function jittered(settings, by, random) {
  const drawn = { ...settings };
  for (const name of CHOSEN) drawn[name] = settings[name] * (1 + by * (2 * random() - 1));
  return drawn;
}

// What a person might have begun with who knows the detector and none of the series.
const RANGES = {
  breadthClip: [2.5, 6],
  levelDays: [4, 16],
  levelClip: [1.6, 4],
  dispersionPrior: [0.2, 1],
  dispersionClipFirst: [2, 6],
  dispersionClip: [6, 25],
  dispersionDays: [3, 28],
  warmRise: [1, 2.2],
  episodeRise: [0.7, 2],
  episodeCreep: [0.2, 1],
  holdDays: [2, 10],
  halveDays: [25, 120],
  fadePerDay: [0.002, 0.012],
  margin: [0, 0.2],
  marginSlope: [0, 0.06],
  marginSmall: [0.2, 1],
  minExcess: [3, 8],
  surprise: [4, 12],
  broadSurprise: [1, 5],
  broadExcess: [25, 100],
  broadTimes: [1.3, 3],
  coolDownHours: [8, 16],
};

export function drawn(settings, random) {
  const one = { ...settings };
  for (const [name, [low, high]] of Object.entries(RANGES))
    one[name] = low > 0 ? low * (high / low) ** random() : low + (high - low) * random();
  return one;
}

// The middle of several, constant by constant.
export function middle(some) {
  const one = { ...some[0] };
  for (const name of CHOSEN) one[name] = some.reduce((sum, each) => sum + each[name], 0) / some.length;
  return one;
}
