/** What a line of the log may tell: never a name, a token, an address, or who somebody is. */
export interface Line {
  /** The pattern of the address, not the address. */
  route?: string;
  method?: string;
  status?: number;
  code?: string;
  space?: string;
  ms?: number;
  error?: string;
  stack?: string[];
  /** How many entries were erased. */
  erased?: number;
  origin?: string;
}

export type Level = 'info' | 'warn' | 'error';

/** Writes one line of JSON a call. */
export type Journal = (level: Level, event: string, line?: Line) => void;

export const journalTo = (write: (text: string) => void, now: () => Date = () => new Date()): Journal =>
  (level, event, line = {}) => write(`${JSON.stringify({time: now().toISOString(), level, event, ...line})}\n`);

/** An error without its message: engines and parsers quote what they were given in it. */
export function traceOf(error: unknown): Line {
  if (!(error instanceof Error)) return {error: typeof error};
  const code = (error as {code?: unknown}).code;
  const stack = (error.stack ?? '').split('\n').map((line) => line.trim()).filter((line) => line.startsWith('at ')).slice(0, 8);
  return {error: error.name, ...((typeof code === 'string' || typeof code === 'number') && {code: String(code)}), stack};
}
