"""The whole audit in one file, as one machine writes it."""

import hashlib
import os
import subprocess
import sys
import tempfile

from partition import compact, here


def merge(results, header, count, entries, options, rolecall):
    """Writes `options.audit`: `rolecall audit merge` adds what only all declarations show, and counts.

    To it the results in their order are the one part of an audit. `entries` is how many the register has.
    """
    register = None
    if options.register is not None:
        with open(options.register, "rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        register = {"file": options.register, "digest": digest, "organisations": entries}
    beside = os.path.dirname(os.path.abspath(options.audit))
    with tempfile.TemporaryDirectory(prefix=".rolecall-", dir=beside) as folder:
        with open(f"{folder}/part.ndjson", "w", encoding="utf-8", newline="\n") as part:
            part.write(compact({**header, "register": register, "shard": {"index": 1, "of": 1}}) + "\n")
            part.writelines(result + "\n" for result in results)
            part.write(compact({"type": "summary", "version": 1, "documents": count}) + "\n")
        merged = f"{folder}/audit.ndjson"
        line = [*here(rolecall), "audit", "merge", part.name, "--output", merged, "--quiet"]
        code = subprocess.run([*line, *(["--register", options.register] if register else [])]).returncode
        # It is there whole or not at all: findings, or what could not be judged, make the code no other.
        if not os.path.exists(merged):
            sys.exit(f"The results are not merged: rolecall audit merge ended with {code}.")
        os.replace(merged, options.audit)
