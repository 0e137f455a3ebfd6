// Reads {"id", "text", "anchor"} a line; writes {"id", "spans": [{start, end, date, value}]} and last {"cpu": seconds}.
const chrono = require("chrono-node");
const lines = require("fs").readFileSync(0, "utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line));
const began = process.cpuUsage();
const answers = lines.map(({ id, text, anchor }) => ({
  id,
  spans: chrono.en.GB.parse(text, { instant: new Date(anchor), timezone: 420 }).map((found) => {
    const day = ["year", "month", "day"].map((part) => String(found.start.get(part)).padStart(2, "0")).join("-");
    return { start: found.index, end: found.index + found.text.length, date: day, value: day };
  }),
}));
const spent = process.cpuUsage(began);
for (const answer of answers) console.log(JSON.stringify(answer));
console.log(JSON.stringify({ cpu: (spent.user + spent.system) / 1e6 }));
