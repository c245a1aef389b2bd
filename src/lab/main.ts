/**
 * The lab: the product's judgement on files, from the command line (`npm run --silent lab -- <command> …`). Each command
 * is loaded only when asked for. Exit 0 when done, 2 for a wrong call or an unreadable file; a closed pipe is no error.
 */
import { isBrokenPipe, LabError, type LabIo } from './io.js';

type Run = (args: string[], io: LabIo) => Promise<number>;

interface Command {
  words: string;
  load: () => Promise<{ run: Run }>;
}

const COMMANDS: Record<string, Command> = {
  score: {
    words:
      'FILE           what the scorer says of every row of a TSV with a column "text"; one JSON object a line',
    load: () => import('./score.js'),
  },
  check: {
    words: 'FILE           what the reply checks find in every row of a TSV with a column "text"',
    load: () => import('./check.js'),
  },
  feeds: {
    words: 'FILE…          what the feed reader makes of each document',
    load: () => import('./feeds.js'),
  },
  spikes: {
    words:
      'FILE.csv       the alerts the product would have raised on counts per bin (timestamp,value), in order',
    load: () => import('./spikes.js'),
  },
  evaluate: {
    words:
      'FILE --task T  accuracy, macro recall, macro F1 and texts/s on a labelled TSV (label, text), beside two lexicons; T: sentiment, complaint, offensive, spam, language',
    load: () => import('./evaluate.js'),
  },
  train: {
    words:
      '--data DIR     trains every model from a folder of labelled sets; --only NAME, --out DIR, --without SET, --with-corrections FILE',
    load: () => import('./train.js'),
  },
};

export const HELP = `Usage: npm run --silent lab -- <command> …

${Object.entries(COMMANDS)
  .map(([name, command]) => `  ${name.padEnd(15)} ${command.words}`)
  .join('\n')}

Uses the code the product runs; needs no database and no network. Results go to standard output, one JSON object a line;
bad lines are named on standard error and skipped. Exit 0 when done, 2 when the call or the file is wrong.
`;

/** Runs one command and answers its exit code; never throws. */
export async function runLab(args: string[], io: LabIo): Promise<number> {
  const [name, ...rest] = args;
  if (
    name === '--help' ||
    name === '-h' ||
    name === 'help' ||
    (name !== undefined && rest.includes('--help'))
  ) {
    io.stdout.write(HELP);
    return 0;
  }
  const command = name !== undefined && Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) {
    io.stderr.write(name === undefined ? HELP : `There is no command "${name}".\n\n${HELP}`);
    return 2;
  }
  try {
    const { run } = await command.load();
    return await run(rest, io);
  } catch (error) {
    if (isBrokenPipe(error)) return 0;
    const message =
      error instanceof LabError
        ? error.message
        : error instanceof Error
          ? (error.stack ?? error.message)
          : String(error);
    io.stderr.write(`${message}\n`);
    return 2;
  }
}

/** True when this file is the program, not when a test imports it. */
if (/[\\/]lab[\\/]main\.js$/.test(process.argv[1] ?? '')) {
  // A reader that stops early (head, less) closes the pipe: that is its right.
  process.stdout.on('error', (error) => {
    if (isBrokenPipe(error)) process.exit(0);
    throw error;
  });
  void runLab(process.argv.slice(2), process).then((code) => {
    process.exitCode = code;
  });
}
