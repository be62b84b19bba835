"""Lines of NDJSON as Spark reads them, numbered as who reads all of it at once would number them."""

import hashlib
import json
import re

# A line that holds nothing else is no declaration: white space of JSON, and a byte order mark.
BLANK = b" \t\r\xef\xbb\xbf"
MARK = b"\xef\xbb\xbf"

# What may be the reference in a line, which rolecall takes as YAML where it is not JSON.
REFERENCE = re.compile(rb"""\breference["']?\s*:\s*["']?([a-z0-9-]+)""")
MOST_REFERENCES = 8

COLUMNS = "reference string, ordinal bigint, line bigint, offset bigint, text binary"


def read(spark, paths):
    """The lines of files as bytes, because what is not UTF-8 is for rolecall to tell, and the block each is from."""
    lines = spark.read.option("lineSep", "\n").text(paths)
    return lines.selectExpr(
        "cast(value as binary) text", "_metadata.file_path file", "_metadata.file_block_start start"
    )


def numbered(spark, lines, references_in):
    """Rows of `COLUMNS` for the lines that hold something, one a reference, the files in the order of their paths.

    Spark reads blocks in any order, so all of them are counted first. Ordinals are from 0, lines from 1, and offsets in
    UTF-16 code units. Gives as well how many lines hold something, and a sum that tells all of them from others.
    """

    def count(rows):
        for row in rows:
            text = bytes(row.text)
            sum_ = int.from_bytes(hashlib.sha256(text).digest()[:6], "big")
            yield (row.file, row.start), (int(holds(text)), 1, units(text) + 1, sum_)

    before, total = {}, (0, 0, 0, 0)
    for block, counts in sorted(lines.rdd.mapPartitions(count).reduceByKey(added).collect()):
        before[block], total = total, added(total, counts)

    def number(rows):
        at = dict(before)
        for row in rows:
            text, block = bytes(row.text), (row.file, row.start)
            ordinal, line, offset, _ = at[block]
            at[block] = (ordinal + int(holds(text)), line + 1, offset + units(text) + 1, 0)
            if holds(text):
                for reference in references_in(text, line + 1):
                    yield reference, ordinal, line + 1, offset, text

    return spark.createDataFrame(lines.rdd.mapPartitions(number), COLUMNS), (total[0], total[3])


def holds(text):
    return text.strip(BLANK) != b""


def units(text):
    return len(text.removeprefix(MARK).decode("utf-8", "replace").encode("utf-16-le")) // 2


def added(some, more):
    return tuple(one + other for one, other in zip(some, more))


def declared(text, _line):
    """What may be the reference of a declaration. One too many costs a row, one too few an entry."""
    found = dict.fromkeys(match.decode() for match in REFERENCE.findall(text))
    try:
        reference = json.loads(text.removeprefix(MARK))["organisation"]["reference"]
        if isinstance(reference, str):
            found = {reference: None, **found}
    except (ValueError, LookupError, TypeError, RecursionError):
        pass
    return [*found][:MOST_REFERENCES] or [None]


def registered(text, line):
    """The reference of an entry of the register; without one nothing can be compared with the register."""
    try:
        return [json.loads(text.removeprefix(MARK))["reference"]]
    except (ValueError, LookupError, TypeError, RecursionError) as error:
        raise ValueError(f"Line {line} of the register is no entry with a reference.") from error
