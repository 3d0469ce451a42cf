// The package in a browser or a worker; node.js is for Node, index.d.ts says what there is.
export { load, review } from "./reviewer.js";
