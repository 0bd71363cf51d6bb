"""Words for recruitment platforms: names, states, subjects of steps, and what a list says of one."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.domain.platforms import Platform, Topic, Visibility
from app.services.platforms import PlatformView
from ui.desktop.shell.date_formats import day_of
from ui.desktop.shell.i18n import translations
from ui.desktop.shell.messages import sentence


def content_language() -> str:
    """Return the language of shipped content for the window's language: `zh`, else `en`."""
    return "zh" if translations().language.startswith("zh") else "en"


def platform_name(platform: Platform) -> str:
    """Return a platform's name in the window's language (of one that the person added: as they typed it)."""
    return platform.name[content_language()]


def visibility_name(visibility: Visibility) -> str:
    """Return the name of a state; what is not known counts as public."""
    translate = QCoreApplication.translate
    return {
        Visibility.UNKNOWN: translate("platforms", "Not known: treated as public"),
        Visibility.PUBLIC: translate("platforms", "Public"),
        Visibility.HIDDEN: translate("platforms", "Hidden"),
        Visibility.CLOSED: translate("platforms", "Account closed"),
        Visibility.NONE: translate("platforms", "No account there"),
    }[visibility]


def topic_name(topic: Topic) -> str:
    """Return the heading of a subject of steps."""
    return sentence(f"platform-step-{topic.value}")


def standing(view: PlatformView) -> str:
    """Return what a list says of a platform: state, what it got, when the person looked and is to look again."""
    translate = QCoreApplication.translate
    if not view.used and view.state.visibility is Visibility.NONE:
        return visibility_name(Visibility.NONE)
    if not view.used:
        return translate("platforms", "Nothing sent, status not set")
    parts = [visibility_name(view.state.visibility)]
    if view.state.since and view.state.visibility is not Visibility.UNKNOWN:
        parts.append(translate("platforms", "since {day}").format(day=day_of(view.state.since)))
    if count := len(view.copies) + len(view.past):
        parts.append(translate("platforms", "got something: {count}").format(count=count))
    if view.state.looked:
        parts.append(translate("platforms", "looked at on {day}").format(day=day_of(view.state.looked)))
    if view.review:
        parts.append(translate("platforms", "look again on {day}").format(day=day_of(view.review)))
    return " · ".join(parts)
