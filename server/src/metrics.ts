type Labels = Readonly<Record<string, string>>;

/** Counts and times for an operator's eyes: of routes and codes, never of people. */
export interface Metrics {
  count(name: string, labels?: Labels, amount?: number): void;
  /** Seconds. */
  time(name: string, seconds: number, labels?: Labels): void;
  /** A value that is looked up when it is asked for. */
  gauge(name: string, value: () => number): void;
  /** Prometheus's text format, 0.0.4. */
  text(): string;
}

const HELP: Readonly<Record<string, string>> = {
  flip_requests_total: 'Requests answered, by route and status.',
  flip_request_seconds: 'Time until the answer began.',
  flip_append_seconds: 'Time until appended entries were on the disk.',
  flip_entries_total: 'Entries by what became of them: stored, dup, or the code of the fault.',
  flip_streams: 'Streams and long polls that are open.',
  flip_streams_cut_total: 'Streams whose client read too slowly.',
  flip_errors_total: 'Errors that nobody foresaw.',
  flip_joins_total: 'People who came in, by the way they came; wrong: those who did not.',
  process_resident_memory_bytes: 'Memory of the process.',
  process_start_time_seconds: 'When the process began.',
};
const BOUNDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Empty metrics of one server. */
export function metricsOf(): Metrics {
  const counters = new Map<string, Map<string, number>>();
  const times = new Map<string, Map<string, {counts: number[]; sum: number; total: number}>>();
  const gauges = new Map<string, () => number>();
  return {
    count(name, labels = {}, amount = 1) {
      const series = within(counters, name, () => new Map<string, number>());
      const key = labelText(labels);
      series.set(key, (series.get(key) ?? 0) + amount);
    },
    time(name, seconds, labels = {}) {
      const series = within(times, name, () => new Map<string, {counts: number[]; sum: number; total: number}>());
      const found = within(series, labelText(labels), () => ({counts: BOUNDS.map(() => 0), sum: 0, total: 0}));
      BOUNDS.forEach((bound, i) => { if (seconds <= bound) found.counts[i]! += 1; });
      found.sum += seconds;
      found.total += 1;
    },
    gauge: (name, value) => void gauges.set(name, value),
    text() {
      const lines: string[] = [];
      const head = (name: string, type: string) => lines.push(`# HELP ${name} ${HELP[name] ?? name}`, `# TYPE ${name} ${type}`);
      for (const [name, series] of counters) {
        head(name, 'counter');
        for (const [labels, value] of series) lines.push(`${name}${braced(labels)} ${value}`);
      }
      for (const [name, series] of times) {
        head(name, 'histogram');
        for (const [labels, {counts, sum, total}] of series) {
          BOUNDS.forEach((bound, i) => lines.push(`${name}_bucket${braced(labels, `le="${bound}"`)} ${counts[i]}`));
          lines.push(`${name}_bucket${braced(labels, 'le="+Inf"')} ${total}`, `${name}_sum${braced(labels)} ${sum}`, `${name}_count${braced(labels)} ${total}`);
        }
      }
      for (const [name, value] of gauges) {
        head(name, 'gauge');
        lines.push(`${name} ${value()}`);
      }
      return `${lines.join('\n')}\n`;
    },
  };
}

function within<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key) ?? make();
  map.set(key, known);
  return known;
}

const labelText = (labels: Labels) => Object.entries(labels)
  .map(([name, value]) => `${name}="${value.replace(/[\\"\n]/g, '_')}"`).join(',');

const braced = (...labels: string[]) => {
  const text = labels.filter(Boolean).join(',');
  return text && `{${text}}`;
};
