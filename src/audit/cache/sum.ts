import { createHash } from "node:crypto";

/** Bytes of a checksum: it finds damage, and nobody who means harm needs to damage what they may write. */
export const SUM = 8;

export function checksum(bytes: Uint8Array): Buffer {
  return digest(bytes).subarray(0, SUM);
}

/** SHA-256. */
export function digest(bytes: Uint8Array | string): Buffer {
  return createHash("sha256").update(bytes).digest();
}
