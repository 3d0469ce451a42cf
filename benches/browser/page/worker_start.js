// A helper of a contestant of this project: the bench's program in another worker, handed over compiled.
onmessage = async ({ data }) => {
  const { default: init, help } = await import("./surefoot_bench.js");
  await init({ module_or_path: data });
  help();
};
