"""filtered.py FOLDER COMMAND...: runs partitions as executors do, and says how each ended, as JSON."""

import json
import os
import sys
from types import SimpleNamespace

from pyspark import SparkFiles

sys.path.insert(0, "examples/spark")
from partition import audited, header_of

folder, *command = sys.argv[1:]
# As a worker of Spark's has it.
SparkFiles._is_running_on_worker = True
SparkFiles._root_directory = folder

TERMS = ["audit", "-", "--quiet", "--jobs", "1", "--now", "2026-11-22T09:00:00Z"]
WORDS = [*command, *TERMS]
HEADER = header_of(WORDS, None)


def line(ordinal, text):
    return SimpleNamespace(ordinal=ordinal, line=ordinal + 1, offset=0, text=text, entry=None)


def entry(text):
    return SimpleNamespace(ordinal=0, line=1, offset=0, text=text)


def ended(words=WORDS, rows=(), header=HEADER):
    try:
        register = "register.ndjson" if any(row.entry for row in rows) else None
        results = [json.loads(text)["verdict"] for _, text in audited(words, None, register, header)(iter(rows))]
        return {"verdicts": results}
    except RuntimeError as error:
        return {"error": str(error)}


SOUND = line(4, b'{"organisation":{"reference":"harbour-pensions"}}')
BROKEN = SimpleNamespace(**{**vars(SOUND), "entry": entry(b'{"reference":"harbour-pensions","phase":"soon"}')})
print(
    json.dumps(
        {
            "nothing": ended(),
            "not judged": ended(rows=[SOUND, line(5, b"{ broken"), line(6, b"{}")]),
            "wrong use": ended([*WORDS, "--shard", "9/2"], [SOUND]),
            "a broken register": ended(rows=[BROKEN]),
            "another version": ended(rows=[SOUND], header={**HEADER, "ruleset": {"digest": "", "revision": ""}}),
            "killed": ended(["sh", "-c", '"$@" | head -n 2; kill -9 $$', "sh", *WORDS], [SOUND]),
            "cut short": ended(["sh", "-c", '"$@" | head -n 2', "sh", *WORDS], [SOUND]),
            "a bug": ended(["sh", "-c", '"$@"; echo "It broke." >&2; exit 70', "sh", *WORDS], [SOUND]),
            "left": os.listdir(folder),
        }
    )
)
