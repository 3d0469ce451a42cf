// The chart of what comes of choosing among the drafter's attempts, docs/search.svg, from what `surefoot search --json` wrote:
//   node benches/search_chart.mjs
import { readFile, writeFile } from "node:fs/promises";

const root = new URL("../", import.meta.url);

/** What is drawn, each under its name, in its colour and with its dashes. */
const DRAWN = [
  ["oracle", "any of them, if one is right and sound", "#777", "2 3"],
  ["prm-best-of-n-minimum", "the weakest line (PRM)", "#1f6f5c", ""],
  ["beam-search", "beam search over lines (PRM)", "#3b5b92", "6 3"],
  ["orm-best-of-n", "a model of final answers", "#a4551e", "10 3"],
  ["majority-vote", "most frequent answer", "#8a3b6b", "3 2"],
];
const [LEFT, TOP, WIDTH, HEIGHT] = [60, 50, 540, 280];

const { figures, n_problems } = JSON.parse(await readFile(new URL("public/models/algebra-drafter.json", root), "utf8"));
const numbers = [...new Set(figures.map(({ n }) => n))].sort((a, b) => a - b);
const shares = figures.map(({ sound }) => sound);
const lowest = Math.floor(Math.min(...shares) * 10) / 10;
const across = (n) => (LEFT + (Math.log(n) / Math.log(numbers.at(-1))) * WIDTH).toFixed(1);
const up = (share) => (TOP + HEIGHT * (1 - (share - lowest) / (1 - lowest))).toFixed(1);

const ticks = [];
for (let percent = Math.round(lowest * 100); percent <= 100; percent += 10) {
  const y = up(percent / 100);
  ticks.push(`<path d="M${LEFT} ${y}H${LEFT + WIDTH}" stroke="#ddd"/><text x="${LEFT - 8}" y="${Number(y) + 4}" text-anchor="end">${percent} %</text>`);
}
const lines = DRAWN.map(([method, name, colour, dashes], i) => {
  const points = figures.filter((figure) => figure.method === method).sort((a, b) => a.n - b.n);
  const path = points.map(({ n, sound }) => `${across(n)},${up(sound)}`).join(" ");
  const dots = points.map(({ n, sound }) => `<circle cx="${across(n)}" cy="${up(sound)}" r="3"/>`).join("");
  const [x, y] = [LEFT + 20 + (i % 2) * 290, TOP + HEIGHT + 62 + 20 * Math.floor(i / 2)];
  const stroke = `fill="none" stroke="${colour}" stroke-width="2" stroke-dasharray="${dashes}"`;
  return `<g fill="${colour}"><polyline ${stroke} points="${path}"/>${dots}<path ${stroke} d="M${x} ${y - 4}h28"/></g><text x="${x + 36}" y="${y}" text-anchor="start">${name}</text>`;
});
const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 460" font-family="sans-serif" font-size="12" text-anchor="middle" fill="#222">
<rect width="640" height="460" fill="#fbfaf6"/>
<text x="320" y="28" font-size="15">Right answer and every line sound, of ${n_problems} problems, by who chooses</text>
${ticks.join("\n")}
${numbers.map((n) => `<text x="${across(n)}" y="${TOP + HEIGHT + 18}">${n}</text>`).join("")}
<text x="${LEFT + WIDTH / 2}" y="${TOP + HEIGHT + 38}">attempts</text>
${lines.join("\n")}
</svg>
`;
await writeFile(new URL("docs/search.svg", root), svg);
