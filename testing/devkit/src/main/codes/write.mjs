// Writes the symbols of the tests with zxing-wasm, a port of another implementation than the one
// that is tested: npm install --no-save zxing-wasm@3.1.4 && node write.mjs ../resources/dev/packshot/devkit/picture/codes
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { prepareZXingModule, writeBarcode } from "zxing-wasm/full";

const wasm = createRequire(import.meta.url).resolve("zxing-wasm/full/zxing_full.wasm");
prepareZXingModule({ overrides: { wasmBinary: readFileSync(wasm) } });

const symbols = {
  "ean-13": ["EAN13", "4006381333931"],
  "ean-8": ["EAN8", "96385074"],
  "upc-a": ["UPCA", "614141000036"],
  "upc-e": ["UPCE", "01234565"],
  "itf-14": ["ITF14", "10614141000415"],
  "databar": ["DataBarOmni", "0109506000134352"],
  "databar-stacked": ["DataBarStk", "0109506000134352"],
  "databar-expanded": ["DataBarExp", "(01)09506000134352(3103)001750"],
  "databar-expanded-stacked": ["DataBarExpStk", "(01)09506000134352(3103)001750(17)251231"],
  "qr-code": ["QRCode", "https://id.gs1.org/01/09506000134352/10/ABC"],
  "gs1-qr-code": ["QRCode", "(01)09506000134352(10)ABC(21)1", "gs1"],
  "data-matrix": ["DataMatrix", "Packshot 42"],
  "gs1-data-matrix": ["DataMatrix", "(01)09506000134352(10)ABC(21)1", "gs1"],
  "code-128": ["Code128", "PACK-42"],
  "gs1-128": ["Code128", "(01)09506000134352(10)ABC(21)1", "gs1"],
};

for (const [name, [format, text, options]] of Object.entries(symbols)) {
  const symbol = await writeBarcode(text, { format, options, scale: 3, addQuietZones: true });
  if (symbol.error) {
    throw new Error(`${name}: ${symbol.error}`);
  }
  writeFileSync(`${process.argv[2]}/${name}.png`, Buffer.from(await symbol.image.arrayBuffer()));
}
