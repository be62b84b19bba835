// Stands in the bundle for what opa-wasm requires but our policies, which ask for no host built-in, never call.
module.exports = {};
