/** A reader of the codes in a picture. */
export interface CodeReader {
  detect(source: ImageBitmapSource): Promise<{ rawValue: string; format: string }[]>;
}

const FORMATS = ["ean_13", "ean_8", "upc_a", "upc_e", "itf", "qr_code", "data_matrix"] as const;

/** Returns the reader of the browser, or else that of zxing in WebAssembly, which is loaded when it is needed. */
export async function codeReader(): Promise<CodeReader> {
  const native = (globalThis as { BarcodeDetector?: NativeDetector }).BarcodeDetector;
  const known = (await native?.getSupportedFormats().catch(() => [])) ?? [];
  if (native && known.includes("ean_13")) return new native({ formats: FORMATS.filter((it) => known.includes(it)) });
  const { BarcodeDetector, prepareZXingModule } = await import("barcode-detector/ponyfill");
  const locateFile = (path: string, prefix: string) =>
    path.endsWith(".wasm") ? `${import.meta.env.BASE_URL}zxing_reader.wasm` : prefix + path;
  prepareZXingModule({ overrides: { locateFile } });
  return new BarcodeDetector({ formats: [...FORMATS] });
}

type NativeDetector = {
  new (options: { formats: string[] }): CodeReader;
  getSupportedFormats(): Promise<string[]>;
};

/** Reads codes from a video until it is stopped. A code counts when two pictures in a row have it. */
export function readCodes(reader: CodeReader, video: HTMLVideoElement, found: (text: string) => void): () => void {
  let stopped = false;
  let last = "";
  const look = async () => {
    if (stopped) return;
    const [code] = video.readyState >= 2 ? await reader.detect(video).catch(() => []) : [];
    if (stopped) return;
    if (code && code.rawValue === last) found(code.rawValue);
    last = code?.rawValue ?? "";
    setTimeout(look, 80);
  };
  void look();
  return () => {
    stopped = true;
  };
}
