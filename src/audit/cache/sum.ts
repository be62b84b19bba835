import { hash } from "node:crypto";
import { crc32 } from "node:zlib";

/** Bytes of a checksum. */
export const SUM = 4;

/** CRC-32: it finds damage, and nobody who means harm needs to damage what they may write. */
export function checksum(bytes: Uint8Array): number {
  return crc32(bytes);
}

/** SHA-256. */
export function digest(bytes: Uint8Array | string): Buffer {
  return hash("sha256", bytes, "buffer");
}
