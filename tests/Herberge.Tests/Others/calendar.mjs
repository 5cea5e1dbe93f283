// Reads a calendar as another program would: from standard input, every occurrence with its name as an instant, a line each.
import ICAL from "ical.js";
import { readFileSync } from "node:fs";

const calendar = new ICAL.Component(ICAL.parse(readFileSync(0, "utf8")));
for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);
const all = calendar.getAllSubcomponents("vevent").map(event => new ICAL.Event(event));
const lines = [];
for (const event of all.filter(event => !event.isRecurrenceException())) {
  for (const other of all) if (other.isRecurrenceException() && other.uid === event.uid) event.relateException(other);
  if (!event.isRecurring()) {
    lines.push(`${event.startDate.toJSDate().toISOString()} ${event.summary}`);
    continue;
  }

  const each = event.iterator();
  for (let next = each.next(); next && lines.length < 1000; next = each.next()) {
    const { startDate, item } = event.getOccurrenceDetails(next);
    lines.push(`${startDate.toJSDate().toISOString()} ${item.summary}`);
  }
}

process.stdout.write(lines.sort().join("\n"));
