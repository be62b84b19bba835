"""Audits declarations with Spark: every partition of them is run through `rolecall audit -`.

The results are those of `cat DECLARATIONS | rolecall audit - --register REGISTER` on one machine, byte for byte,
whatever the number of partitions, and whatever executors are lost on the way. README.md says how to run it.
"""

import argparse
import datetime
import json
import os
import shlex
import sys

import lines
import partition
from lines import declared, numbered, read, registered
from partition import audited, compact, header_of
from pyspark.errors import AnalysisException
from pyspark.sql import SparkSession
from pyspark.sql import functions as f
from whole import merge

# What becomes columns of a result; src/audit/result.ts says what all of it means.
RESULT = """
    file string, document bigint, line bigint, organisation struct<reference: string, name: string>, verdict string,
    preregistration struct<source: string>,
    findings array<struct<rule: string, severity: string, message: string, path: string, fingerprint: string,
        range: struct<start: struct<line: bigint, column: bigint>>>>,
    omitted array<struct<rule: string, severity: string, count: bigint>>,
    not_evaluated array<struct<rule: string, missing: string>>, people array<array<string>>"""
FINDINGS = """transform(it.findings, one -> struct(one.rule, one.severity, one.message, one.path,
    one.range.start.line line, one.range.start.column column, one.fingerprint)) findings"""
COLUMNS = [
    *("ordinal", "it.file", "it.document", "it.line", "it.organisation.reference", "it.organisation.name"),
    *("it.verdict", "it.preregistration.source preregistration", FINDINGS, "it.omitted", "it.not_evaluated"),
    *("it.people", "result"),
]

# Options that are rolecall's own.
SWITCHES = ("--strict-match", "--show-personal")
VALUES = ("--max-bytes", "--timeout")


def joined(spark, options):
    """The declarations, each with the register's entries for it, and the numbers and sums of both."""
    rows, declarations = numbered(spark, read(spark, options.declarations), declared)
    if options.register is None:
        return rows.selectExpr("*", "null entry"), declarations, (0, 0)
    register, entries = numbered(spark, read(spark, [options.register]), registered)
    register = register.selectExpr("reference", "struct(ordinal, line, offset, text) entry")
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
        sys.exit("What is in --output is another audit, or of other declarations. Name another folder, or remove it.")


def done(spark, path):
    """How many results each batch has from an earlier run."""
    try:
        return dict(spark.read.parquet(path).groupBy("batch").agg(f.countDistinct("ordinal")).collect())
    except AnalysisException as error:
        if "PATH_NOT_FOUND" in str(error) or "UNABLE_TO_INFER_SCHEMA" in str(error):
            return {}
        raise


def write(spark, path, rows, count, options, audit):
    """Writes the results, one batch after the other: one that is there, and whole, is not audited again."""
    known = done(spark, path)
    for batch in range(options.batches):
        first, end = (count * edge // options.batches for edge in (batch, batch + 1))
        if known.get(batch, 0) == end - first:
            continue
        part = rows.where((f.col("ordinal") >= first) & (f.col("ordinal") < end))
        ranges = part.repartitionByRange(options.partitions, "ordinal").sortWithinPartitions("ordinal")
        results = spark.createDataFrame(ranges.rdd.mapPartitions(audit), "ordinal bigint, result string")
        typed = results.withColumn("it", f.from_json("result", RESULT)).selectExpr(*COLUMNS)
        typed.write.mode("overwrite").parquet(f"{path}/batch={batch}")


def parsed():
    parser = argparse.ArgumentParser(description="Audit declarations with Spark.", allow_abbrev=False)
    parser.add_argument("declarations", nargs="+", help="files of one declaration a line, as Spark reads them")
    parser.add_argument("--register", help="PDP's register as NDJSON: one organisation a line")
    parser.add_argument("--output", required=True, help="a folder for the results; the same command goes on with it")
    parser.add_argument("--audit", help="a file for the whole audit; it takes a register that the driver can read")
    parser.add_argument("--key-file", help="to find people who hold roles in several organisations")
    parser.add_argument("--now", help="the time to audit at (default: the clock's, or that of the run it goes on with)")
    parser.add_argument("--rolecall", default="rolecall", help="how to call rolecall, on the driver and the executors")
    parser.add_argument("--partitions", type=at_least_one, help="how often rolecall runs for each batch")
    parser.add_argument("--batches", type=at_least_one, default=1, help="how often results are kept on the way")
    for name in SWITCHES:
        parser.add_argument(name, action="append_const", const=name, dest="more", help="as rolecall has it")
    for name in VALUES:
        parser.add_argument(name, type=f"{name}={{}}".format, action="append", dest="more", help="as rolecall has it")
    return parser.parse_args()


def at_least_one(text):
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError("give a whole number from 1")
    return int(text)


def main():
    options = parsed()
    spark = SparkSession.builder.appName("rolecall audit").getOrCreate()
    try:
        run(spark, options)
    finally:
        spark.stop()


def run(spark, options):
    context = spark.sparkContext
    for module in (lines, partition):
        context.addPyFile(os.path.abspath(module.__file__))
    key_file = options.key_file and os.path.basename(options.key_file)
    if key_file:
        context.addFile(options.key_file)
    options.partitions = options.partitions or context.defaultParallelism * 4
    notes, results = f"{options.output}/run", f"{options.output}/results"
    before = saved(spark, notes)
    clock = datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="milliseconds")
    now = options.now or (before["header"]["now"] if before else clock)
    rolecall = shlex.split(options.rolecall)
    threads = context.getConf().get("spark.task.cpus", "1")
    words = [*rolecall, "audit", "-", "--quiet", "--jobs", threads, "--now", now, *(options.more or [])]
    try:
        header = header_of(words, key_file)
    except (OSError, RuntimeError) as error:
        sys.exit(f"Nothing was checked: {error}")
    rows, declarations, entries = joined(spark, options)
    if declarations[0] == 0:
        sys.exit("Nothing was checked: there is no declaration in what was named.")
    terms = {"header": header, "declarations": declarations, "register": entries, "batches": options.batches}
    begin(spark, notes, terms, before)
    write(spark, results, rows, declarations[0], options, audited(words, key_file, options.register, header))
    if options.audit:
        ordered = spark.read.parquet(results).orderBy("ordinal").select("result").toLocalIterator()
        merge((result for (result,) in ordered), header, declarations[0], entries[0], options, rolecall)
    print(f"{declarations[0]} declarations audited: the results are in {results}", file=sys.stderr)


if __name__ == "__main__":
    main()
