"""Lines of NDJSON as Spark reads them, numbered as who reads all of it at once numbers them."""

import hashlib
import json
import re

# A line that holds nothing else is no declaration: white space of JSON, and a byte order mark.
BLANK = b" \t\r\xef\xbb\xbf"
MARK = b"\xef\xbb\xbf"

# The reference in a line that is YAML and not JSON, as rolecall takes it: the register's entry has to be found for it.
REFERENCE = re.compile(rb"""\breference["']?\s*:\s*["']?([a-z0-9-]+)""")


def read(spark, paths):
    """The lines of files as bytes, because what is not UTF-8 is for rolecall to tell, and the block each is from."""
    lines = spark.read.option("lineSep", "\n").text(paths)
    return lines.selectExpr(
        "cast(value as binary) text", "_metadata.file_path file", "_metadata.file_block_start start"
    )


def numbered(lines, reference_in):
    """Numbers lines as who reads all files at once does: (reference, ordinal, line, offset, text) for each with content.

    Spark reads blocks in any order, so all of them are counted first. Offsets are in UTF-16 code units, lines from 1.
    Gives as well how many there are, and a sum that tells these lines from others.
    """

    def count(rows):
        for row in rows:
            text = bytes(row.text)
            sum_ = int.from_bytes(hashlib.sha256(text).digest()[:6], "big")
            yield (row.file, row.start), (int(text.strip(BLANK) != b""), 1, units(text) + 1, sum_)

    before, total = {}, (0, 0, 0, 0)
    for block, counts in sorted(lines.rdd.mapPartitions(count).reduceByKey(added).collect()):
        before[block], total = total, added(total, counts)

    def number(rows):
        at = dict(before)
        for row in rows:
            text, block = bytes(row.text), (row.file, row.start)
            ordinal, line, offset, _ = at[block]
            is_wanted = text.strip(BLANK) != b""
            at[block] = (ordinal + int(is_wanted), line + 1, offset + units(text) + 1, 0)
            if is_wanted:
                yield reference_in(text, line + 1), ordinal, line + 1, offset, text

    return lines.rdd.mapPartitions(number), (total[0], total[3])


def added(some, more):
    return tuple(one + other for one, other in zip(some, more))


def units(text):
    return len(text.removeprefix(MARK).decode("utf-8", "replace").encode("utf-16-le")) // 2


def declared(text, _line):
    """The reference of a declaration; None where there is none to be seen, which is for rolecall to tell."""
    try:
        reference = json.loads(text.removeprefix(MARK))["organisation"]["reference"]
        return reference if isinstance(reference, str) else None
    except (ValueError, LookupError, TypeError, RecursionError):
        found = REFERENCE.search(text)
        return found and found[1].decode()


def registered(text, line):
    """The reference of an entry of the register; without one nothing can be compared with the register."""
    try:
        return json.loads(text.removeprefix(MARK))["reference"]
    except (ValueError, LookupError, TypeError) as error:
        raise ValueError(f"Line {line} of the register is no entry with a reference.") from error
