/** What a text says about a product number. */
export type GtinResult = { gtin: string } | { problem: "digits" | "check" };

/** Reads a GTIN of 8 to 14 digits, with or without spaces and hyphens. Its last digit has to be the right check digit. */
export function readGtin(text: string): GtinResult {
  const digits = text.replace(/[\s-]/g, "");
  if (!/^\d{8}$|^\d{12,14}$/.test(digits) || /^0+$/.test(digits)) return { problem: "digits" };
  return checkDigit(digits.slice(0, -1)) === Number(digits.at(-1)) ? { gtin: digits } : { problem: "check" };
}

function checkDigit(digits: string): number {
  const sum = [...digits].reverse().reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 3 : 1), 0);
  return (10 - (sum % 10)) % 10;
}

/** Returns a GTIN with 14 digits as the server writes it. */
export function padded(gtin: string): string {
  return gtin.padStart(14, "0");
}

/** Returns a GTIN of 14 digits as it is printed under a barcode: with 8, 12, 13 or 14 digits. */
export function printed(gtin: string): string {
  const zeros = /^0*/.exec(gtin)?.[0].length ?? 0;
  return gtin.slice(zeros >= 6 ? 6 : Math.min(zeros, 2));
}

/** Returns the product number of a code: a barcode has the number alone, a GS1 Digital Link has it after `/01/`. */
export function gtinOfCode(text: string): GtinResult {
  const link = /\/01\/(\d{14}|\d{8,13})(?:[/?#]|$)/.exec(text);
  return readGtin(link?.[1] ?? text);
}
