// How long work took.
import { readdirSync, readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';

// On the clock, and in the cores' time of this process and of the database: the latter two bear a busy machine better.
export async function timed(work) {
  const [from, cpu, database] = [performance.now(), process.cpuUsage(), databaseCpuMs()];
  await work();
  const { user, system } = process.cpuUsage(cpu);
  const ms = performance.now() - from;
  return { ms, cpuMs: (user + system) / 1000, databaseMs: databaseCpuMs() - database };
}

// Of the server and its processes, those that ended included; where there is no /proc, none.
function databaseCpuMs() {
  const server = process.env.BENCH_SERVER_PID;
  let ticks = 0;
  try {
    for (const pid of readdirSync('/proc')) {
      if (!/^\d+$/.test(pid)) continue;
      const [parent, fields] = stat(pid);
      if (pid === server) ticks += fields[11] + fields[12] + fields[13] + fields[14];
      else if (parent === server) ticks += fields[11] + fields[12];
    }
  } catch {
    return 0;
  }
  return ticks * 10;
}

function stat(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return [fields[1], fields.map(Number)];
  } catch {
    return ['', []]; // ended meanwhile
  }
}
