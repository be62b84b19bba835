"""Reads texts (a JSON list on stdin) as junitparser does, after Python's own parser, and prints what it understood."""

import json
import sys
import xml.etree.ElementTree as ElementTree

from junitparser import Error, Failure, JUnitXml, Skipped

KINDS = {Failure: "failure", Error: "error", Skipped: "skipped"}


def case(one):
    return {
        "name": one.name,
        "classname": one.classname,
        "results": [[KINDS[type(result)], result.message, result.type, result.text] for result in one.result],
        "output": one.system_out,
    }


def read(text):
    ElementTree.fromstring(text.encode("utf-8"))
    xml = JUnitXml.fromstring(text.encode("utf-8"))
    suites = list(xml)
    counted = [(suite.tests, suite.failures, suite.errors, suite.skipped) for suite in suites]
    for suite in suites:
        suite.update_statistics()
    return {
        "told": [xml.tests, xml.failures, xml.errors, xml.skipped],
        "counted": counted,
        "recounted": [(suite.tests, suite.failures, suite.errors, suite.skipped) for suite in suites],
        "suites": [{"name": suite.name, "cases": [case(one) for one in suite]} for suite in suites],
    }


json.dump([read(text) for text in json.load(sys.stdin)], sys.stdout)
