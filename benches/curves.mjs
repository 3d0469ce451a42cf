// Times in words, and curves of them as SVG.

/** Milliseconds, or seconds where they are many. */
export const shown = (millis) => (millis >= 10_000 ? `${(millis / 1000).toFixed(0)} s` : millis >= 1000 ? `${(millis / 1000).toFixed(1)} s`
  : millis >= 10 ? `${millis.toFixed(0)} ms` : `${millis.toFixed(1)} ms`);

/** A curve a contestant on two logarithmic axes, each point with its figure. */
export function curves(what, unit, series) {
  const all = Object.values(series).flat();
  const [xs, ys] = [all.map(([x]) => x), all.map(([, y]) => y)];
  const [left, top, width, height] = [70, 50, 520, 300];
  const scale = (v, low, high, length) => (Math.log(v / low) / Math.log(high / low)) * length;
  const at = ([x, y]) => [left + scale(x, Math.min(...xs), Math.max(...xs), width),
    top + height - scale(y, Math.min(...ys), Math.max(...ys), height)].map((v) => v.toFixed(1));
  const colours = ["#1f6f5c", "#a4551e", "#3b5b92"];
  const parts = Object.entries(series).map(([name, points], i) => {
    const path = points.map((point) => at(point).join(",")).join(" ");
    const dots = points.map((point) => {
      const [x, y] = at(point);
      return `<circle cx="${x}" cy="${y}" r="3"/><text x="${x}" y="${y - 8}">${shown(point[1])}</text>`;
    });
    return `<g fill="${colours[i]}"><polyline fill="none" stroke="${colours[i]}" stroke-width="2" points="${path}"/>`
      + `${dots.join("")}<text class="name" x="${left + 10}" y="${top + 14 + 18 * i}">${name}</text></g>`;
  });
  const ticks = [...new Set(xs)].map((x) => {
    const place = at([x, Math.min(...ys)])[0];
    return `<text x="${place}" y="${top + height + 20}">${x}</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 420" font-family="sans-serif" font-size="11" text-anchor="middle">
<style>.name{text-anchor:start;font-size:13px}</style><rect width="640" height="420" fill="#fbfaf6"/>
<text x="320" y="24" font-size="15">${what}</text>
<path d="M${left} ${top}V${top + height}H${left + width}" stroke="#888" fill="none"/>
${ticks.join("")}<text x="320" y="${top + height + 42}">${unit}</text>
${parts.join("\n")}
</svg>
`;
}
