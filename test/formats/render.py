"""Renders Markdown as GitHub (cmark-gfm) and GitLab (comrak) do, and tells what came of it.

In: a list of texts, as JSON. Out: for each text and renderer the elements with their attributes, the text outside code,
and the text of each piece of code.
"""

import json
import sys
from html.parser import HTMLParser

import cmarkgfm
import comrak
from cmarkgfm.cmark import Options


class Reader(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.elements, self.outside, self.code, self.within = [], [], [], 0

    def handle_starttag(self, tag, attrs):
        self.elements.append([tag, *(f"{name}={value}" for name, value in attrs)])
        if tag in ("code", "pre"):
            if self.within == 0:
                self.code.append("")
            self.within += 1

    def handle_endtag(self, tag):
        if tag in ("code", "pre"):
            self.within -= 1

    def handle_data(self, data):
        if self.within > 0:
            self.code[-1] += data
        else:
            self.outside.append(data)

    def handle_comment(self, data):
        self.elements.append([f"!--{data}"])


def read(html):
    reader = Reader()
    reader.feed(html)
    reader.close()
    return {"elements": reader.elements, "outside": "".join(reader.outside), "code": reader.code}


def gitlab():
    options = comrak.ExtensionOptions()
    for name in ("alerts", "autolink", "description_lists", "footnotes", "inline_footnotes", "math_code"):
        setattr(options, name, True)
    for name in ("math_dollars", "multiline_block_quotes", "shortcodes", "spoiler", "strikethrough", "table"):
        setattr(options, name, True)
    for name in ("tasklist", "underline", "superscript", "wikilinks_title_after_pipe"):
        setattr(options, name, True)
    options.tagfilter = True
    return options


def main():
    github = Options.CMARK_OPT_UNSAFE | Options.CMARK_OPT_FOOTNOTES
    extensions, rendering = gitlab(), comrak.RenderOptions()
    rendering.unsafe_ = True
    out = [
        {
            "github": read(cmarkgfm.github_flavored_markdown_to_html(text, github)),
            "gitlab": read(comrak.render_markdown(text, extension_options=extensions, render_options=rendering)),
        }
        for text in json.load(sys.stdin)
    ]
    json.dump(out, sys.stdout)


main()
