"""Audits declarations with Spark: every partition of them is run through `rolecall audit -`.

The results are those of `cat DECLARATIONS | rolecall audit - --register REGISTER` on one machine, byte for byte, whatever
the number of partitions, and whatever executors are lost on the way. README.md says how to run it.
"""

import argparse
import datetime
import hashlib
import json
import os
import shlex
import subprocess
import sys
import tempfile

from lines import declared, numbered, read, registered
from partition import audited, compact, header_of, here
from pyspark.errors import AnalysisException
from pyspark.sql import SparkSession
from pyspark.sql import functions as f

# The columns of the results, beside `ordinal` and `result`: see src/audit/result.ts.
RESULT = """
    file string, document bigint, line bigint, organisation struct<reference: string, name: string>, verdict string,
    preregistration struct<source: string>,
    findings array<struct<rule: string, severity: string, message: string, path: string, fingerprint: string,
        range: struct<start: struct<line: bigint, column: bigint>>>>,
    omitted array<struct<rule: string, severity: string, count: bigint>>,
    not_evaluated array<struct<rule: string, missing: string>>, people array<array<string>>"""


def joined(spark, options):
    """The declarations, each with the register's entries for it, and the numbers and sums of both."""
    columns = "reference string, ordinal bigint, line bigint, offset bigint, text binary"
    lines, declarations = numbered(read(spark, options.declarations), declared)
    rows = spark.createDataFrame(lines, columns)
    if options.register is None:
        return rows.selectExpr("*", "null entry"), declarations, (0, 0)
    lines, entries = numbered(read(spark, [options.register]), registered)
    register = spark.createDataFrame(lines, columns).selectExpr("reference", "struct(ordinal, line, offset, text) entry")
    return rows.join(register, "reference", "left"), declarations, entries


def saved(spark, path):
    """What an earlier run in the same place depended on, or None."""
    try:
        return next((json.loads(line) for (line,) in spark.read.text(path).collect()), None)
    except AnalysisException as error:
        if "PATH_NOT_FOUND" not in str(error):
            raise
        return None


def begin(spark, path, run, before):
    """Writes down what this audit depends on; refuses to go on with another one."""
    if before is None:
        spark.createDataFrame([(compact(run),)], "value string").coalesce(1).write.mode("overwrite").text(path)
    elif before != json.loads(compact(run)):
        sys.exit("The results in the folder for them are of another audit. Name another folder, or empty that one.")


def done(spark, path):
    """How many results each batch of an earlier run left."""
    try:
        return dict(spark.read.parquet(path).groupBy("batch").agg(f.countDistinct("ordinal")).collect())
    except AnalysisException as error:
        if "PATH_NOT_FOUND" in str(error) or "UNABLE_TO_INFER_SCHEMA" in str(error):
            return {}
        raise


def write(spark, rows, count, options, audit):
    """Writes the results, a batch after the other: one that is there whole is not audited again."""
    path = f"{options.output}/results"
    known = done(spark, path)
    for batch in range(options.batches):
        first, end = (count * edge // options.batches for edge in (batch, batch + 1))
        if first == end or known.get(batch) == end - first:
            continue
        part = rows.where((f.col("ordinal") >= first) & (f.col("ordinal") < end))
        ranges = part.repartitionByRange(options.partitions, "ordinal").sortWithinPartitions("ordinal")
        results = spark.createDataFrame(ranges.rdd.mapPartitions(audit), "ordinal bigint, result string")
        typed(results).write.mode("overwrite").parquet(f"{path}/batch={batch}")


def typed(results):
    """The columns of results beside the lines that they are from."""
    findings = """transform(findings, one -> struct(one.rule, one.severity, one.message, one.path,
        one.range.start.line line, one.range.start.column column, one.fingerprint)) findings"""
    return results.select("ordinal", "result", f.from_json("result", RESULT).alias("it")).select("ordinal", "it.*", "result").selectExpr(
        "ordinal", "file", "document", "line", "organisation.reference", "organisation.name", "verdict",
        "preregistration.source preregistration", findings, "omitted", "not_evaluated", "people", "result",
    )


def merge(spark, count, header, entries, options, rolecall):
    """The audit as one machine writes it, with what only all declarations show, by `rolecall audit merge`."""
    path = f"{options.output}/results"
    register = None
    if options.register is not None:
        with open(options.register, "rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        register = {"file": options.register, "digest": digest, "organisations": entries}
    with tempfile.TemporaryDirectory(prefix=".rolecall-", dir=os.path.dirname(os.path.abspath(options.audit))) as folder:
        with open(f"{folder}/part.ndjson", "w", encoding="utf-8", newline="\n") as part:
            part.write(compact({**header, "register": register, "shard": {"index": 1, "of": 1}}) + "\n")
            for (result,) in spark.read.parquet(path).orderBy("ordinal").select("result").toLocalIterator():
                part.write(result + "\n")
            part.write(compact({"type": "summary", "version": 1, "documents": count}) + "\n")
        line = [*here(rolecall), "audit", "merge", part.name, "--output", f"{folder}/audit.ndjson"]
        code = subprocess.run([*line, *(["--register", options.register] if register else [])]).returncode
        if not os.path.exists(f"{folder}/audit.ndjson"):
            sys.exit(f"rolecall audit merge ended with {code}. The results are in ‘{path}’.")
        os.replace(f"{folder}/audit.ndjson", options.audit)


def parsed():
    parser = argparse.ArgumentParser(description="Audit declarations with Spark.")
    parser.add_argument("declarations", nargs="+", help="files of one declaration a line, as Spark reads them")
    parser.add_argument("--register", help="PDP's register as NDJSON: one organisation a line")
    parser.add_argument("--output", required=True, help="the folder for the results, as Parquet; the same command goes on in it")
    parser.add_argument("--audit", help="a file for the whole audit as NDJSON; the register has to be at hand on the driver")
    parser.add_argument("--key-file", help="to find people who hold roles in several organisations")
    parser.add_argument("--rolecall", default="rolecall", help="how rolecall is called on every machine")
    parser.add_argument("--partitions", type=int, default=0, help="how many runs of rolecall a batch is spread over")
    parser.add_argument("--batches", type=int, default=1, help="how often results are kept on the way")
    parser.add_argument("--now", help="the time to audit at (default: the clock's)")
    return parser.parse_known_args()


def main():
    options, more = parsed()
    spark = SparkSession.builder.appName("rolecall audit").getOrCreate()
    try:
        audit(spark, options, more)
    finally:
        spark.stop()


def audit(spark, options, more):
    context = spark.sparkContext
    for name in ("lines.py", "partition.py"):
        context.addPyFile(os.path.join(os.path.dirname(os.path.abspath(__file__)), name))
    key_file = options.key_file and os.path.basename(options.key_file)
    if key_file:
        context.addFile(options.key_file)
    options.partitions = options.partitions or context.defaultParallelism * 4
    before = saved(spark, f"{options.output}/run")
    now = options.now or (before["header"]["now"] if before else datetime.datetime.now(datetime.timezone.utc).isoformat())
    rolecall = shlex.split(options.rolecall)
    threads = context.getConf().get("spark.task.cpus", "1")
    words = [*rolecall, "audit", "-", "--quiet", "--jobs", threads, "--now", now, *more]
    header = header_of(words, key_file)
    rows, declarations, entries = joined(spark, options)
    if declarations[0] == 0:
        sys.exit("Nothing was checked: there is no declaration in what was named.")
    run = {"header": header, "declarations": declarations, "register": entries}
    begin(spark, f"{options.output}/run", run, before)
    write(spark, rows, declarations[0], options, audited(words, key_file, options.register, header))
    if options.audit:
        merge(spark, declarations[0], header, entries[0], options, rolecall)


if __name__ == "__main__":
    main()
