// One product by every way that the CPU engine knows, at the built-in model's shapes and at one of Qwen2.5-Math-1.5B.
import init, { Product } from "./surefoot_bench.js";

const WAYS = ["panels", "tiled", "row"];
/** Outputs and inputs. */
const SHAPES = [[384, 128], [128, 128], [640, 128], [128, 320], [1536, 1536]];
const ROWS = [1, 8, 32, 128, 512];
/** Multiply-adds between two looks at the clock, at least. */
const ENOUGH = 2e7;

/** GFLOP/s of each way, the median of `n_turns`, the ways turn by turn. */
export async function products(n_turns) {
  await init();
  return SHAPES.flatMap(([n_out, n_in]) => ROWS.map((n_rows) => {
    const made = WAYS.map((way) => new Product(way, n_rows, n_out, n_in));
    const n_times = Math.ceil(ENOUGH / (n_rows * n_out * n_in));
    const millis = WAYS.map(() => []);
    for (let turn = 0; turn < n_turns; turn += 1) {
      for (const [i, product] of made.entries()) {
        const start = performance.now();
        product.run(n_times);
        millis[i].push((performance.now() - start) / n_times);
      }
    }
    made.forEach((product) => product.free());
    const gflops = millis.map((all) => (2 * n_rows * n_out * n_in) / all.sort((a, b) => a - b)[n_turns >> 1] / 1e6);
    return { n_rows, n_out, n_in, gflops: Object.fromEntries(WAYS.map((way, i) => [way, gflops[i]])) };
  }));
}
