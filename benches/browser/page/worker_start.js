// A remote executor of a contestant of this project: the bench's program in another worker, handed over compiled.
onmessage = async ({ data }) => {
  const { default: init, run_executor } = await import("./surefoot_bench.js");
  await init({ module_or_path: data });
  run_executor();
};
