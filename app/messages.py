"""The sentence a person reads for a code, in their language: what happened and what to do next. One place for all.

Texts live in `resources/messages/{en,zh}.yaml` as `code: sentence with {params}`. A code without a sentence is a bug
that a test finds; at run time it falls back to a general sentence naming the code.
"""

from __future__ import annotations

import functools
import locale
import os
from collections.abc import Mapping

from app import resources
from app.errors import AppError
from app.yaml_file import read_yaml

LANGUAGES = ("en", "zh")


@functools.cache
def texts(language: str) -> Mapping[str, str]:
    """All sentences of a language (`en` or `zh`)."""
    loaded = read_yaml(resources.path("messages", f"{language}.yaml"))
    assert isinstance(loaded, dict)
    return {str(code): str(text) for code, text in loaded.items()}


def system_language() -> str:
    """`zh` when the environment speaks Chinese, else `en`."""
    tag = os.environ.get("COUNTERMARK_LANGUAGE") or os.environ.get("LC_ALL") or os.environ.get("LANG")
    tag = tag or locale.getlocale()[0] or ""
    return "zh" if tag.lower().startswith(("zh", "chinese")) else "en"


def sentence(code: str, language: str, params: Mapping[str, str | int] | None = None) -> str:
    """The sentence for `code`. `language` is `en` or `zh`."""
    table = texts(language if language in LANGUAGES else "en")
    template = table.get(code)
    if template is None:
        return table["unexpected"].format(code=code)
    values = {key: table.get(f"word-{value}", str(value)) for key, value in (params or {}).items()}
    try:
        return template.format(**values)
    except (KeyError, IndexError):
        return template


def of_error(error: AppError, language: str) -> str:
    """The sentence for an error."""
    return sentence(error.code, language, error.params)
