"""Pages, commands and settings that the search (Ctrl+K) finds beside what the vault holds. Names only; `Navigation` opens them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication

from app.domain.stored_records import SearchHit
from app.text import pinyin
from app.text.lexicons import FUNCTION_WORDS
from app.vault.search.search_folding import fold
from ui.desktop.widgets.sidebar import PAGES, page_name

translate = QCoreApplication.translate

PAGE: Final = "page"
COMMAND: Final = "command"
SETTING: Final = "setting"
PART: Final = 2
"""Characters of the shortest part of a Chinese word."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One page, command or setting: `id` opens it, `name` is what is shown, `words` are other words for it."""

    kind: str
    id: str
    name: str
    words: str = ""


def entries() -> list[Entry]:
    """Return every page, command and setting by its name in the language in force. (Called in the GUI thread.)"""
    pages = [Entry(PAGE, key, page_name(key), key) for key in PAGES]
    commands = [
        Entry(COMMAND, key, name(), f"{key.replace('-', ' ')} {_typed(key)}") for key, name in _COMMANDS.items()
    ]
    settings = [
        Entry(SETTING, key, name(), f"{key.replace('-', ' ')} {_typed(key)}") for key, (_, name) in SETTINGS.items()
    ]
    return [*pages, *commands, *settings]


def find(offered: Iterable[Entry], typed: str) -> list[SearchHit]:
    """Return the entries whose name, or what people type for it, has every word of `typed` at the beginning of a word (small words of
    English do not count where there are others), or is spelled by it in pinyin; also those that people look for by a Chinese word in it,
    and those that have every part of a Chinese word."""
    wanted = fold(typed)
    words = wanted.split()
    if not words:
        return []
    words = [word for word in words if word not in FUNCTION_WORDS] or words
    spells = pinyin.is_spelling(wanted)
    found = [one for one in offered if _named(one, words) or (spells and pinyin.find_spelled(fold(one.name), wanted))]
    return [SearchHit(one.kind, one.id, one.name, "") for one in found]


def _named(entry: Entry, words: list[str]) -> bool:
    text = fold(f"{entry.name} {entry.words}")
    starts = text.split()
    if any(len(one) > 1 and not one.isascii() and one in word for one in fold(entry.words).split() for word in words):
        return True  # 刚付了钱 holds 付了钱: Chinese has no spaces
    return all(
        any(start.startswith(word) for start in starts) or (not word.isascii() and _has_parts(text, word))
        for word in words
    )


def _has_parts(text: str, word: str) -> bool:
    """Return True if a text has a word, or each of the parts of two characters and more that the word can be cut into (登记|来电)."""
    if word in text:
        return True
    reached = {0}
    for end in range(PART, len(word) + 1):
        if any(begin in reached and word[begin:end] in text for begin in range(end - PART + 1)):
            reached.add(end)
    return len(word) in reached


_COMMANDS: Final[dict[str, Callable[[], str]]] = {
    "check-posting": lambda: translate("commands", "Check a posting"),
    "make-copy": lambda: translate("commands", "Make a copy"),
    "report-leak": lambda: translate("commands", "Log a call or message"),
    "import-resume": lambda: translate("commands", "Import my résumé"),
    "wordings": lambda: translate("commands", "Edit alternative wordings"),
    "names": lambda: translate("commands", "Review names that give you away"),
    "add-application": lambda: translate("ApplicationsPage", "Add application…"),
    "own-notes": lambda: translate("OwnNotesDialog", "My notes on employers and recruiters"),
    "platforms": lambda: translate("commands", "Show platforms"),
    "first-steps": lambda: translate("commands", "Get help: I already paid or sent my ID"),
    "plan-meeting": lambda: translate("commands", "Plan a meeting"),
    "check-up": lambda: translate("commands", "Start the yearly check-up"),
    "allow-counsellor": lambda: translate("commands", "Allow a counsellor"),
    "help": lambda: translate("Sidebar", "Help"),
    "lock": lambda: translate("commands", "Lock the vault"),
    "quit": lambda: translate("commands", "Quit"),
}


def _typed(key: str) -> str:
    """Return words that people type for a command or setting besides its name, in the language in force."""
    counsellor = translate(
        "commands", "consent authorise authorize share adviser withdraw package", "words to search by"
    )
    words = {
        "allow-counsellor": counsellor,
        "counsellor-consent": counsellor,
        "first-steps": translate(
            "commands",
            "scammed scam fraud police hotline bank money back deposit evidence just already paid",
            "words to search by",
        ),
        "plan-meeting": translate(
            "commands", "interview appointment visit travel trip outside away address safe", "words to search by"
        ),
        "report-leak": translate(
            "commands",
            "leak leaked unknown strange report note caller called phone number mail spam harassment",
            "words to search by",
        ),
        "check-posting": translate("commands", "job ad employer recruiter fake", "words to search by"),
        "make-copy": translate("commands", "send apply application pdf", "words to search by"),
        "add-application": translate("commands", "track new job applied calendar board", "words to search by"),
        "own-notes": translate("commands", "blacklist block avoid ban", "words to search by"),
        "help": translate("commands", "guide manual how support", "words to search by"),
        "new-files": translate("commands", "watch folder downloads arrive notify", "words to search by"),
        "log-in-start": translate("commands", "autostart boot startup login", "words to search by"),
        "tray": translate("commands", "background minimise close notification", "words to search by"),
        "browser": translate(
            "commands", "extension companion add-on chrome edge firefox plugin button", "words to search by"
        ),
        "quiet-hours-do-not-disturb": translate("commands", "mute silence night notifications", "words to search by"),
        "updates": translate("commands", "upgrade latest version release", "words to search by"),
        "colours-dark-light": translate("commands", "dark light mode theme night appearance", "words to search by"),
        "text-size-font": translate("commands", "bigger larger zoom letters", "words to search by"),
        "lock-automatically": translate("commands", "after minutes idle timeout screen", "words to search by"),
        "change-passphrase": translate("commands", "password new", "words to search by"),
        "recovery-sheet": translate("commands", "forgot passphrase password reset code", "words to search by"),
        "backup": translate("commands", "restore save new computer", "words to search by"),
        "delete-everything": translate("commands", "erase wipe remove all uninstall", "words to search by"),
        "country": translate("commands", "law region where I live", "words to search by"),
    }
    return words.get(key, "")


def student_words(key: str) -> str:
    """Return words that a counsellor types for a button of the page of students (by its name there) besides its text, in the language in force."""
    words = {
        "take": translate("commands", "consent package shared draft incident receive", "words to search by"),
        "add": translate("commands", "roster import students csv xlsx new student", "words to search by"),
        "fair": translate("commands", "job fair batch copies employers", "words to search by"),
        "trace": translate("commands", "leak leaked whose copy", "words to search by"),
        "report": translate("commands", "statistics numbers month counts", "words to search by"),
        "key": translate("commands", "fingerprint qr code public key", "words to search by"),
        "colleagues": translate("commands", "office sync members folder", "words to search by"),
        "export": translate("commands", "consents csv list of students", "words to search by"),
        "lists": translate("commands", "registers notes employers signed", "words to search by"),
        "notices": translate("commands", "dpia ferpa pipl gdpr privacy notice", "words to search by"),
        "leaving": translate("commands", "transfer delete wipe grace days backup colleague", "words to search by"),
        "paper": translate("commands", "consent form print sign code", "words to search by"),
        "end": translate("commands", "withdraw consent revoke ends", "words to search by"),
        "give": translate("commands", "transfer handover colleague return vault", "words to search by"),
        "remove": translate("commands", "delete student", "words to search by"),
    }
    return words.get(key, "")


SETTINGS: Final[dict[str, tuple[str, Callable[[], str]]]] = {
    "language": ("general", lambda: translate("SettingsPage", "Language")),
    "country": ("general", lambda: translate("SettingsPage", "Country")),
    "colours-dark-light": ("general", lambda: translate("SettingsPage", "Colours")),
    "text-size-font": ("general", lambda: translate("SettingsPage", "Text size")),
    "reduce-motion": ("general", lambda: translate("SettingsPage", "Always reduce motion")),
    "reminders": ("general", lambda: translate("RemindersCard", "Reminders")),
    "quiet-hours-do-not-disturb": ("general", lambda: translate("RemindersCard", "Quiet hours")),
    "tray": (
        "general",
        lambda: translate("RemindersCard", "Keep running in the system tray when the window is closed"),
    ),
    "new-files": ("general", lambda: translate("ArrivalsCard", "New files")),
    "log-in-start": ("general", lambda: translate("ArrivalsCard", "Start Countermark when I log in")),
    "email-address": ("copies", lambda: translate("AddressCard", "The e-mail address in your copies")),
    "file-names": ("copies", lambda: translate("NamesCard", "The file names of your copies")),
    "lock-automatically": ("vault", lambda: translate("SettingsPage", "Lock automatically")),
    "change-passphrase": ("vault", lambda: translate("SettingsPage", "Change passphrase…")),
    "recovery-sheet": ("vault", lambda: translate("SettingsPage", "Create recovery sheet…")),
    "backup": ("vault", lambda: translate("SettingsPage", "Back up…")),
    "check-vault": ("vault", lambda: translate("SettingsPage", "Check vault")),
    "export-everything": ("vault", lambda: translate("SettingsPage", "Export everything…")),
    "counsellor-consent": ("vault", lambda: translate("CounsellorCard", "My counsellors")),
    "keyring": ("vault", lambda: translate("KeepingCard", "Unlock methods")),
    "ledger-record-integrity": ("vault", lambda: translate("KeepingCard", "Ledger")),
    "export-ledger": ("vault", lambda: translate("KeepingCard", "Export the ledger…")),
    "trash": ("vault", lambda: translate("TrashCard", "Trash")),
    "delete-everything": ("vault", lambda: translate("EraseCard", "Delete everything…")),
    "protection": ("security", lambda: translate("ProtectionCard", "Reading files from others")),
    "registers": ("registers", lambda: translate("SettingsPage", "Official lists")),
    "updates": ("network", lambda: translate("UpdatesCard", "Newer versions")),
    "browser": ("browser", lambda: translate("BrowserCard", "Check postings from the browser")),
    "offline": ("network", lambda: translate("SettingsPage", "Stay offline (block all requests)")),
    "requests-log": ("network", lambda: translate("SettingsPage", "Network")),
    "limits": ("limits", lambda: translate("SettingsPage", "What this cannot do")),
    "keys-shortcuts": ("help", lambda: translate("KeysCard", "Keys")),
    "diagnostics": ("help", lambda: translate("DiagnosticsCard", "Diagnostics…")),
    "about-version-licences": ("help", lambda: translate("AboutCard", "About Countermark")),
}
"""Id → its sheet of the Settings page, and its name as it is written there."""
