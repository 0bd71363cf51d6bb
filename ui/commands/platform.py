"""`countermark platform …`: whether a résumé is public on the recruitment platforms, what they got, and how to change it."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from app import messages
from app.domain.copies import FORM
from app.domain.platforms import Topic, Visibility
from app.domain.sensitivity import Kind
from ui.commands.common import Result, Subparsers, unlocked_vault

if TYPE_CHECKING:
    from app.services.platforms import PlatformService, PlatformView

    Change = Callable[[PlatformService, argparse.Namespace], PlatformView]


def add_parser(nouns: Subparsers[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    """Add the command's parsers."""
    verbs = nouns.add_parser(
        "platform", parents=[common], help="recruitment platforms: public, hidden or closed"
    ).add_subparsers(dest="verb", required=True, metavar="ACTION")
    verbs.add_parser("list", parents=[common], help="list the platforms with their state").set_defaults(run=_list)

    verbs.add_parser(
        "sources", parents=[common], help="platform × hide, refresh, delete, complain: the source of each step, or none"
    ).set_defaults(run=_sources)

    def verb(name: str, text: str, change: Change) -> argparse.ArgumentParser:
        parser = verbs.add_parser(name, parents=[common], help=text)
        parser.add_argument("name")
        parser.set_defaults(run=_run, change=change)
        return parser

    verb("show", "state, what it got, steps with their sources, your own notes", _show)
    change = verb("set", "say what you saw there", _set)
    change.add_argument("--state", choices=[one.value for one in Visibility], required=True)
    change.add_argument("--date", default="", metavar="DATE", help="the day you looked (default: today)")
    _add_answers(verb("looked", "say what others see of you there", _looked))
    note = verb("note", "keep what the official page says, with today's date", _note)
    note.add_argument("--step", choices=[one.value for one in Topic], required=True)
    note.add_argument(
        "--text", type=Path, required=True, metavar="FILE", help="a text file; an empty one forgets the note"
    )
    review = verb("review", "choose when to look again", _review)
    review.add_argument("--date", default="", metavar="DATE", help="default: half a year after you looked")
    got = verb("got", "record what it got before or outside of the program (weak evidence)", _got)
    got.add_argument("--date", default="", metavar="DATE", help="default: today")
    got.add_argument("--channel", default=FORM, help="how it got it (default: its form)")
    got.add_argument(
        "--knows",
        action="append",
        default=[],
        choices=[one.value for one in Kind],
        help="kind of data (may be repeated)",
    )
    add = verb("add", "add a platform of your own", _add)
    add.add_argument("--url", default="", help="the address of its official page")
    remove = verbs.add_parser("remove", parents=[common], help="remove a platform of your own; copies stay")
    remove.add_argument("name")
    remove.set_defaults(run=_remove)


def _add_answers(looked: argparse.ArgumentParser) -> None:
    for option, text in (
        ("--seen", "others can see it: phone, name, … as `platform show --json` lists them (may be repeated)"),
        ("--not-seen", "you looked, and it was not to be seen (may be repeated)"),
        ("--forget", "take an answer back (may be repeated)"),
    ):
        looked.add_argument(option, action="append", default=[], metavar="QUESTION", help=text)
    looked.add_argument("--date", default="", metavar="DATE", help="the day you looked (default: today)")


def _list(options: argparse.Namespace) -> Result:
    from app.services.platforms import PlatformService

    with unlocked_vault(options) as vault:
        views = PlatformService(vault).views()
    return Result(
        {"platforms": [_json(one, options.language) for one in views]},
        tuple(_line(one, options.language) for one in views),
    )


def _sources(options: argparse.Namespace) -> Result:
    """Return where the steps of each shipped platform come from; needs no vault."""
    from app.services.known_platforms import platforms

    key, rows = _key(options.language), list[dict[str, str]]()
    for one in platforms():
        for topic in Topic:
            steps = one.steps.get(topic, ())
            rows += [
                {
                    "platform": one.name[key],
                    "topic": topic.value,
                    "source": step.source[key],
                    "checked": step.checked,
                    "url": step.url,
                    "kind": "own-page" if step.own_page else "second-hand",
                }
                for step in steps
            ] or [{"platform": one.name[key], "topic": topic.value, "source": "", "checked": "", "url": "", "kind": ""}]
    none = messages.sentence("platform-no-source", options.language)
    lines = list[str]()
    for row in rows:
        kind = messages.sentence(f"platform-{row['kind']}", options.language) if row["kind"] else ""
        topic_word = messages.sentence(f"platform-topic-{row['topic']}", options.language)
        lines.append("\t".join((row["platform"], topic_word, row["source"] or none, kind, row["checked"])).rstrip())
    return Result({"sources": rows}, tuple(lines))


def _run(options: argparse.Namespace) -> Result:
    from app.services.platforms import PlatformService

    with unlocked_vault(options) as vault:
        view = options.change(PlatformService(vault), options)
    lines = _lines(view, options.language) if options.verb == "show" else (_line(view, options.language),)
    return Result(_json(view, options.language), lines)


def _show(service: PlatformService, options: argparse.Namespace) -> PlatformView:
    return service.view(options.name)


def _set(service: PlatformService, options: argparse.Namespace) -> PlatformView:
    return service.set_state(options.name, Visibility(options.state), options.date)


def _looked(service: PlatformService, options: argparse.Namespace) -> PlatformView:
    answers: dict[str, bool | None] = dict.fromkeys(options.seen, True)
    answers |= dict.fromkeys(options.not_seen, False) | dict.fromkeys(options.forget)
    return service.answer(options.name, answers, options.date)


def _note(service: PlatformService, options: argparse.Namespace) -> PlatformView:
    from app.files import read_file
    from app.ingest.formats.sniff import decoded

    service.paste(options.name, Topic(options.step), decoded(read_file(options.text)) or "")
    return service.view(options.name)


def _review(service: PlatformService, options: argparse.Namespace) -> PlatformView:
    return service.set_review(options.name, options.date)


def _got(service: PlatformService, options: argparse.Namespace) -> PlatformView:
    kinds = [Kind(one) for one in dict.fromkeys(options.knows)]
    return service.record(options.name, options.date, kinds, options.channel, options.language)


def _add(service: PlatformService, options: argparse.Namespace) -> PlatformView:
    return service.view(service.add(options.name, options.url).id)


def _remove(options: argparse.Namespace) -> Result:
    from app.services.platforms import PlatformService

    with unlocked_vault(options) as vault:
        gone, _ = PlatformService(vault).remove(options.name)
    name = gone.name[_key(options.language)]
    return Result({"removed": name}, (messages.sentence("platform-removed", options.language, {"name": name}),))


def _key(language: str) -> str:
    return "zh" if language.startswith("zh") else "en"


def _json(view: PlatformView, language: str) -> dict[str, object]:
    from app.services.platforms import questions

    key, state = _key(language), view.state
    return {
        "id": view.platform.id,
        "name": view.platform.name[key],
        "own": view.platform.own,
        "state": state.visibility.value,
        "counts_as_public": view.counts_as_public,
        "since": state.since,
        "looked": state.looked,
        "review": view.review,
        "copies": [copy.reference for copy in view.copies],
        "got": [
            *(
                {"reference": one.reference, "date": one.created[:10], "channel": one.channel, "stage": one.stage.value}
                for one in view.copies
            ),
            *(
                {"reference": "", "date": one.day, "channel": one.channel, "kinds": list(one.kinds)}
                for one in view.past
            ),
        ],
        "home": {"url": view.platform.home, "source": view.platform.home_source.get(key, "")},
        "steps": {
            topic.value: [
                {"text": one.words[key], "url": one.url, "source": one.source[key], "checked": one.checked}
                for one in view.platform.steps.get(topic, ())
            ]
            for topic in Topic
        },
        "pasted": {topic.value: {"text": text, "date": day} for topic, (text, day) in state.pasted.items()},
        "seen": {
            one.id: {
                "question": one.words[key],
                "seen": answer[0] if answer else None,
                "date": answer[1] if answer else "",
            }
            for one in questions()
            for answer in [state.seen.get(one.id)]
        },
    }


def _line(view: PlatformView, language: str) -> str:
    code = f"platform-{view.state.visibility.value}"
    if view.state.visibility is Visibility.UNKNOWN:
        code = "platform-assumed" if view.counts_as_public else "platform-not-said"
    count = len(view.copies) + len(view.past)
    return messages.sentence(
        code, language, {"name": view.platform.name[_key(language)], "day": view.state.since, "count": count}
    )


def _lines(view: PlatformView, language: str) -> tuple[str, ...]:
    from app.services.platforms import questions

    def said(code: str, **params: str | int) -> str:
        return messages.sentence(f"platform-{code}", language, params)

    key, state = _key(language), view.state
    lines = [_line(view, language)]
    lines += [said("looked", day=state.looked)] if state.looked else []
    lines += [said("review", day=view.review)] if view.review else []
    lines += [said("home", url=view.platform.home)] if view.platform.home else []
    for topic in Topic:
        lines.append(said(f"step-{topic.value}"))
        steps = view.platform.steps.get(topic, ())
        lines += [
            f"  {said('step', text=one.words[key], url=one.url, source=one.source[key], day=one.checked)}"
            for one in steps
        ]
        lines += [] if steps else [f"  {said('no-step')}"]
        if topic in state.pasted:
            text, day = state.pasted[topic]
            lines += [f"  {said('noted', day=day)}", *(f"    {line}" for line in text.splitlines())]
    lines.append(said("got"))
    lines += [f"  {one.created[:10]}  {one.reference}  {one.channel}" for one in view.copies]
    lines += [f"  {said('remembered', day=one.day, channel=one.channel)}" for one in view.past]
    lines += [] if view.copies or view.past else [f"  {said('got-none')}"]
    lines.append(said("seen"))
    for one in questions():
        seen, day = state.seen.get(one.id, (None, ""))
        answer = said("seen-yes" if seen else "seen-no", day=day) if seen is not None else said("seen-open")
        lines.append(f"  {one.words[key]} {answer}")
    return tuple(lines)
