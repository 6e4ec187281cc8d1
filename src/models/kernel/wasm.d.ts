/** AssemblyScript compiled by the plugin of `tools/kernel.ts`. */
declare module '*?wasm' {
  const bytes: Uint8Array<ArrayBuffer>;
  export default bytes;
}
