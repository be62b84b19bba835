"""What an executor does with a partition: it runs it through rolecall, with a register of its own."""

import json
import os
import re
import shlex
import subprocess
import tempfile

from lines import MARK, units
from pyspark import SparkFiles

# What a result says of where it stands. In a text of JSON every quote has a backslash: no text can look like this.
HEAD = re.compile(r'\{"type":"organisation","version":1,"ordinal":\d+,"file":"<stdin>","document":\d+,"line":\d+,')
PLACE = re.compile(
    r'\{"file":"register\.ndjson","path":"/organisations/(?P<entry>\d+)(?P<path>(?:[^"\\]|\\.)*)",'
    r'"range":\{"start":\{"line":\d+,"column":(?P<from>\d+),"offset":(?P<start>\d+)\},'
    r'"end":\{"line":\d+,"column":(?P<to>\d+),"offset":(?P<end>\d+)\}\}\}'
    r'|"line":\d+,"column":'
)


def audited(words, key_file, register, expected):
    """What audits a partition: a function from joined rows, in the order of their ordinals, to (ordinal, result).

    `words` are a command line, `register` is what the whole register is called, or None, and `expected` is the header
    that rolecall has to begin with: results of different rules do not go together.
    """

    def audit(rows):
        with tempfile.TemporaryDirectory(prefix="rolecall-", dir=SparkFiles.getRootDirectory()) as folder:
            places, entries = spooled(rows, folder)
            if not places:
                return
            own = register and ("register.ndjson" if entries else "register.yaml")
            results = filtered(words, key_file, own, folder)
            header = json.loads(next(results))
            if {**header, "register": None} != expected:
                raise RuntimeError(f"rolecall is another one here than on the driver: {header} is not {expected}")
            # The result of the first line is nobody's.
            for place, result in zip([None, *places], results, strict=True):
                if place:
                    yield place[0], placed(result, *place, entries, register)

    return audit


def spooled(rows, folder):
    """Writes the declarations of a partition, and a register of its own for them; gives where the lines are from."""
    places, entries, known, length = [], [], set(), 0
    with open(f"{folder}/declarations", "wb") as declarations, open(f"{folder}/register.ndjson", "wb") as register:
        # It tells the command that there is a declaration on each line, whatever those of this partition look like.
        declarations.write(b"{}\n")
        for row in rows:
            if not places or places[-1][0] != row.ordinal:
                places.append((row.ordinal, row.line))
                declarations.write(bytes(row.text) + b"\n")
            if row.entry is not None and row.entry.ordinal not in known:
                known.add(row.entry.ordinal)
                text = bytes(row.entry.text).removeprefix(MARK)
                register.write(text + b"\n")
                entries.append((row.entry.ordinal, row.entry.line, row.entry.offset - length))
                length += units(text) + 1
    # A register without any entry is one too, but not as NDJSON.
    with open(f"{folder}/register.yaml", "wb") as none:
        none.write(b"organisations: []\n")
    return places, entries


def filtered(words, key_file, register, folder):
    """The header and the results that rolecall writes for the declarations in a folder.

    Findings (exit code 1) and declarations that cannot be judged (3) are told by results, so neither is an error as
    long as rolecall came to its end. All else is one, in rolecall's own words, and Spark tries that partition again.
    """
    line = here(words)
    line += ["--register", register] if register else []
    line += ["--key-file", SparkFiles.get(key_file)] if key_file else []
    with open(f"{folder}/declarations", "rb") as stdin, tempfile.TemporaryFile() as stderr:
        with subprocess.Popen(line, cwd=folder, stdin=stdin, stdout=subprocess.PIPE, stderr=stderr) as process:
            kind = None
            try:
                for written in process.stdout:
                    text = written.decode()
                    kind = json.loads(text)["type"] if text.endswith("\n") else None
                    if kind in ("audit", "organisation"):
                        yield text[:-1]
                code = process.wait()
            finally:
                process.kill()
        if code not in (0, 1, 3) or kind != "summary":
            stderr.seek(0)
            told = stderr.read()[-4000:].decode(errors="replace")
            raise RuntimeError(f"‘{shlex.join(line)}’ ended with {code}, before its summary or as a failure: {told}")


def here(words):
    """A command line on this machine: {files} is where Spark puts its --files and --archives."""
    return [word.replace("{files}", os.path.abspath(SparkFiles.getRootDirectory())) for word in words]


def placed(result, ordinal, line, entries, register):
    """A result with its places in the whole input and the whole register, and not in a partition's share of them."""

    def position(match, column, offset, by, number):
        return {"line": number, "column": int(match[column]), "offset": int(match[offset]) + by}

    def place(match):
        if match["entry"] is None:
            return f'"line":{line},"column":'
        index, number, by = entries[int(match["entry"])]
        start, end = position(match, "from", "start", by, number), position(match, "to", "end", by, number)
        path = f'"/organisations/{index}{match["path"]}"'
        return f'{{"file":{compact(register)},"path":{path},"range":{compact({"start": start, "end": end})}}}'

    head = '{"type":"organisation","version":1,"ordinal":%d,"file":"<stdin>","document":%d,"line":%d,'
    text, heads = HEAD.subn(head % (ordinal, ordinal, line), result, count=1)
    if heads != 1:
        raise RuntimeError(f"This is no result that can be placed: {result[:200]}")
    return PLACE.sub(place, text)


def compact(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def header_of(words, key_file):
    """What rolecall says on the driver of an audit with these words: every executor has to say the same."""
    with tempfile.TemporaryDirectory(prefix="rolecall-") as folder:
        spooled([], folder)
        header, *_ = filtered(words, key_file, None, folder)
        return json.loads(header)
