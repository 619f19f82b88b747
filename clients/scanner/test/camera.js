// The film of a fake camera: a package with an EAN-13, as y4m. Each frame differs, so that each photo has bytes of its own.
import { createWriteStream } from "node:fs";
import { once } from "node:events";

const WIDTH = 1280;
const HEIGHT = 720;
const FRAMES = 60;
/** Frames a second. A photo every second then never has the same frame twice within a minute. */
const RATE = "2:1";

const LEFT = ["0001101", "0011001", "0010011", "0111101", "0100011", "0110001", "0101111", "0111011", "0110111", "0001011"];
const PARITY = ["LLLLLL", "LLGLGG", "LLGGLG", "LLGGGL", "LGLLGG", "LGGLLG", "LGGGLL", "LGLGLG", "LGLGGL", "LGGLGL"];

const inverted = (code) => [...code].map((it) => (it === "0" ? "1" : "0")).join("");
const codes = {
  L: (digit) => LEFT[digit],
  G: (digit) => [...inverted(LEFT[digit])].reverse().join(""),
  R: (digit) => inverted(LEFT[digit]),
};

/** Returns the modules of an EAN-13, a dark one as 1. */
function modulesOf(ean) {
  const digits = [...ean].map(Number);
  const left = [...PARITY[digits[0]]].map((set, index) => codes[set](digits[index + 1]));
  const right = digits.slice(7).map((digit) => codes.R(digit));
  return `101${left.join("")}01010${right.join("")}101`;
}

/** Writes the film. */
export async function writeFilm(path, ean) {
  const out = createWriteStream(path);
  out.write(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F${RATE} Ip A1:1 C420jpeg\n`);
  const still = drawPackage(ean);
  for (let frame = 0; frame < FRAMES; frame++) {
    if (!out.write(Buffer.concat([Buffer.from("FRAME\n"), drawFrame(still, frame)]))) await once(out, "drain");
  }
  out.end();
  await once(out, "finish");
}

/** Draws a box on a table, with a label and the code on it. */
function drawPackage(ean) {
  const luma = new Uint8Array(WIDTH * HEIGHT).fill(96);
  const fill = (left, top, width, height, value) => {
    for (let row = top; row < top + height; row++) luma.fill(value, row * WIDTH + left, row * WIDTH + left + width);
  };
  fill(220, 60, 840, 600, 208);
  fill(260, 100, 760, 150, 150);
  fill(300, 130, 420, 30, 235);
  fill(300, 190, 300, 20, 235);
  fill(400, 330, 480, 250, 250);
  [...modulesOf(ean)].forEach((it, index) => it === "1" && fill(450 + index * 4, 360, 4, 190, 12));
  return luma;
}

/** Adds grain, which differs from frame to frame, so that photos have the size of photos. */
function drawFrame(still, frame) {
  const planes = Buffer.alloc((WIDTH * HEIGHT * 3) / 2, 128);
  let seed = 1 + frame * 7919;
  for (let index = 0; index < still.length; index++) {
    seed = (seed * 1103515245 + 12345) & 0x7fffffff;
    planes[index] = Math.max(0, Math.min(255, still[index] + ((seed >> 16) % 21) - 10));
  }
  planes.fill(118, still.length, still.length * 1.25);
  return planes;
}
