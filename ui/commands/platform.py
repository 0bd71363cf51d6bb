"""`countermark platform …`: whether a résumé is public on the recruitment platforms, since when, and how to change it."""

from __future__ import annotations

import argparse

from app import messages
from app.domain.platforms import Topic, Visibility
from app.services.platforms import PlatformView
from ui.commands.common import Result, Subparsers, unlocked_vault


def add_parser(nouns: Subparsers[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    """Add the command's parsers."""
    verbs = nouns.add_parser(
        "platform", parents=[common], help="recruitment platforms: public, hidden or closed"
    ).add_subparsers(dest="verb", required=True, metavar="ACTION")
    verbs.add_parser("list", parents=[common], help="list the platforms with their state").set_defaults(run=_list)
    change = verbs.add_parser("set", parents=[common], help="say what you saw there")
    change.add_argument("name")
    change.add_argument("--state", choices=[one.value for one in Visibility], required=True)
    change.add_argument("--date", default="", metavar="DATE", help="the day you looked (default: today)")
    change.set_defaults(run=_set)


def _list(options: argparse.Namespace) -> Result:
    from app.services.platforms import PlatformService

    with unlocked_vault(options) as vault:
        views = PlatformService(vault).views()
    return Result(
        {"platforms": [_json(one, options.language) for one in views]},
        tuple(_line(one, options.language) for one in views),
    )


def _set(options: argparse.Namespace) -> Result:
    from app.services.platforms import PlatformService

    with unlocked_vault(options) as vault:
        view = PlatformService(vault).set_state(options.name, Visibility(options.state), options.date)
    return Result(_json(view, options.language), (_line(view, options.language),))


def _json(view: PlatformView, language: str) -> dict[str, object]:
    key = "zh" if language.startswith("zh") else "en"
    return {
        "id": view.platform.id,
        "name": view.platform.name[key],
        "state": view.state.visibility.value,
        "counts_as_public": view.counts_as_public,
        "since": view.state.since,
        "looked": view.state.looked,
        "review": view.review,
        "copies": [copy.reference for copy in view.copies],
        "steps": {
            topic.value: [
                {"text": one.words[key], "url": one.url, "source": one.source, "checked": one.checked}
                for one in view.platform.steps.get(topic, ())
            ]
            for topic in Topic
        },
        "pasted": {topic.value: {"text": text, "date": day} for topic, (text, day) in view.state.pasted.items()},
    }


def _line(view: PlatformView, language: str) -> str:
    key = "zh" if language.startswith("zh") else "en"
    code = f"platform-{view.state.visibility.value}"
    if view.state.visibility is Visibility.UNKNOWN:
        code = "platform-assumed" if view.counts_as_public else "platform-not-said"
    params: dict[str, str | int] = {"name": view.platform.name[key], "day": view.state.since, "count": len(view.copies)}
    return messages.sentence(code, language, params)
