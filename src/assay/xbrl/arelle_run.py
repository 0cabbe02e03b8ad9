"""The only module that touches Arelle. It runs as a process of its own: ``python -m assay.xbrl.arelle_run``.

Reads one JSON request from standard input and writes one JSON answer to standard output, so that the validator's
global state, its logging and its caches stay out of the program. It never asks a network for anything.
"""

from __future__ import annotations

import json
import sys
import tempfile
from contextlib import redirect_stdout
from typing import Any

from arelle.api.Session import Session
from arelle.logging.handlers.StructuredMessageLogHandler import StructuredMessageLogHandler
from arelle.RuntimeOptions import RuntimeOptions


def _run(request: dict[str, Any], cache: str) -> dict[str, Any]:
    """Load and validate one report, package or taxonomy; what was said, and how many facts there are."""
    export = request["export"]
    options = RuntimeOptions(
        entrypointFile=request["file"],
        packages=request["packages"],
        internetConnectivity="offline",
        cacheDirectory=cache,
        disablePersistentConfig=True,
        validate=True,
        # Files of a taxonomy that was judged a moment ago need not be judged again.
        baseTaxonomyValidationMode=None if request["taxonomy"] else "none",
        calcs="c11r",
        utrValidate=True,
        validateXmlOim=True,
        validateDuplicateFacts="inconsistent",
        keepOpen=True,
        plugins="inlineXbrlDocumentSet|saveLoadableOIM|loadFromOIM" if export else "inlineXbrlDocumentSet|loadFromOIM",
        pluginOptions={"saveLoadableOIM": export} if export else {},
    )
    with Session() as session:
        session.run(options, logHandler=StructuredMessageLogHandler())
        messages = [
            {
                "level": message["levelname"],
                "code": message["messageCode"] or "",
                "text": message["msg"],
                "references": [str(ref.get("href", "")) for ref in message.get("refs", [])],
            }
            for message in session.get_log_messages()
        ]
        models = session.get_models()
        facts = sum(len(model.factsInInstance) for model in models)
    return {"messages": messages, "facts": facts, "loaded": bool(models)}


def main() -> None:
    """Answer one request: a list of files with the packages each needs."""
    request = json.load(sys.stdin)
    # Whatever is printed on the way is no answer.
    with tempfile.TemporaryDirectory() as cache, redirect_stdout(sys.stderr):
        answers = [_run(one, cache) for one in request]
    json.dump(answers, sys.stdout, ensure_ascii=False)


if __name__ == "__main__":
    main()
