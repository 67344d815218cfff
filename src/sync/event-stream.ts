/**
 * Reads server-sent events (HTML, "Interpreting an event stream") from text that comes in pieces of any size. An event
 * that was cut off is never told.
 */
export function eventReader(on: (id: string, data: string) => void): (piece: string) => void {
  let rest = '';
  let id = '';
  let data: string[] = [];
  return (piece) => {
    // A carriage return at the end may be the first half of a line's end.
    const lines = (rest + piece).split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop()!;
    for (const line of lines) {
      const [, field, value = ''] = /^([^:]*):? ?(.*)$/s.exec(line) ?? [];
      if (field === 'data') data.push(value);
      else if (field === 'id') id = value;
      else if (line === '' && data.length > 0) {
        on(id, data.join('\n'));
        data = [];
      }
    }
  };
}
