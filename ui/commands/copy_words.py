"""Options of `countermark copy make` about single words, and what it says of words that were left out or kept."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from app import messages
from app.domain.policy import FOUND, UNPRINTABLE, WordAction, WordChoice
from app.errors import UserError

if TYPE_CHECKING:
    from app.services.copies import CopyResult
    from app.vault.vault import Vault


def add_word_options(make: argparse.ArgumentParser) -> None:
    """Add `--withhold`, `--replace` and `--keep`, each as often as wanted."""
    help_texts = {
        WordAction.WITHHOLD: (("FIELD", "WORDS"), "leave these words of a field out of this copy"),
        WordAction.REPLACE: (("FIELD", "WORDS", "NEW"), "write these words of a field another way in this copy"),
        WordAction.KEEP: (("FIELD", "WORDS"), "keep these words knowingly, although they tell something withheld"),
    }
    for action, (names, text) in help_texts.items():
        make.add_argument(f"--{action.value}", nargs=len(names), metavar=names, action="append", default=[], help=text)


def word_choices(vault: Vault, options: argparse.Namespace) -> tuple[WordChoice, ...]:
    """Return the choices that were given. Raises UserError `words-not-found` where a field does not hold the words: they would do nothing."""
    given = [(action, row) for action in WordAction for row in getattr(options, action.value, ())]
    if not given:
        return ()
    from app.domain.resume import fields
    from app.services import stored_resume
    from app.text.exact_words import holds_words

    master = stored_resume.current(vault, options.master)
    texts = {field.id: field.value for field in fields(master.resume)}
    choices = []
    for action, (field, text, *new) in given:
        written = (texts.get(field, ""), *master.wordings.get(field, ()))
        elsewhere = not field and action is WordAction.KEEP
        if not elsewhere and not any(holds_words(one, text) for one in written):
            raise UserError("words-not-found", field=field, text=text)
        choices.append(WordChoice(field, text, action, *new))
    return tuple(choices)


def word_warnings(result: CopyResult, language: str) -> list[dict[str, object]]:
    """Return warnings: words that were left out because the verifier found them or no font has them, and those kept knowingly."""
    found: list[dict[str, object]] = []
    for reason, code in ((FOUND, "copy-words-left-out"), (UNPRINTABLE, "copy-words-unprintable")):
        words = [one for one in result.words if one.reason == reason]
        if words:
            named = ", ".join(dict.fromkeys(one.text for one in words))
            sentence = messages.sentence(code, language, {"words": named})
            rows = [{"field": one.field, "text": one.text} for one in words]
            found.append({"code": code, "message": sentence, "words": rows})
    for field, text, kind in dict.fromkeys((one.field, one.excerpt, one.kind) for one in result.kept):
        what = messages.sentence(f"tells-{kind.value}" if kind else "tells-something", language)
        sentence = messages.sentence("copy-words-kept", language, {"what": what, "words": text})
        found.append({"code": "copy-words-kept", "message": sentence, "field": field, "text": text})
    return found
