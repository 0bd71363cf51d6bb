"""Manual pages (English, Chinese) and shell completion, written from the parser of the command line.

command_pages.py FOLDER    writes countermark.1, countermark.zh.1, countermark.bash, _countermark, countermark.fish
"""

from __future__ import annotations

import argparse
import re
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from release_facts import FACTS, ROOT, words

from ui.commands.cli import build_parser

CHINESE: Final[dict[str, Any]] = tomllib.loads((ROOT / "packaging/linux/commands_zh.toml").read_text("utf-8"))
STATUSES: Final = {
    "0": "Done",
    "1": "Refused or failed, with a sentence on standard error",
    "2": "Usage",
    "3": "Inconclusive (trace)",
}


@dataclass(frozen=True, slots=True)
class Command:
    """A command with the words that lead to it, what it does, its own parser, and the words that may follow."""

    path: tuple[str, ...]
    about: str
    parser: argparse.ArgumentParser
    following: tuple[str, ...]

    @property
    def options(self) -> list[argparse.Action]:
        """The options of this command that every command does not have."""
        common = {flag for action in build_common() for flag in action.option_strings}
        return [one for one in self.parser._actions if one.option_strings and not common & set(one.option_strings)]

    @property
    def arguments(self) -> list[argparse.Action]:
        """What stands without a flag: files, names."""
        return [one for one in self.parser._actions if not one.option_strings and one.nargs != argparse.PARSER]


def subcommands(parser: argparse.ArgumentParser) -> argparse._SubParsersAction[argparse.ArgumentParser] | None:
    """Return the action that holds the words that may follow, or None."""
    found = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    return found[0] if found else None


def commands(parser: argparse.ArgumentParser, path: tuple[str, ...] = (), about: str = "") -> Iterator[Command]:
    """Yield the program itself and every command under it, in the order of the help."""
    below = subcommands(parser)
    yield Command(path, about, parser, tuple(below.choices) if below else ())
    if below:
        said = {choice.dest: choice.help or "" for choice in below._choices_actions}
        for word, inner in below.choices.items():
            yield from commands(inner, (*path, word), said.get(word, ""))


@cache
def build_common() -> list[argparse.Action]:
    """Return the options that every command has."""
    return [action for action in build_parser()._actions if action.option_strings]


def roff(text: str) -> str:
    """Return `text` for a line of a manual page: nothing in it is taken for a request."""
    plain = text.replace("\\", "\\e").replace("-", "\\-")
    plain = re.sub("([,。;、])", r"\1\\:", plain)  # a line of Chinese may end there
    return f"\\&{plain}" if plain.startswith((".", "'")) else plain


def placeholder(action: argparse.Action) -> str:
    """Return what stands for the value of an option or argument, as in FILE; empty when it takes none."""
    if action.nargs == 0:
        return ""
    if action.choices is not None and not action.metavar:
        return "{" + ",".join(map(str, action.choices)) + "}"
    name = action.metavar if isinstance(action.metavar, str) else action.dest
    return name.upper() if action.option_strings else name


def option_lines(action: argparse.Action, about: str) -> list[str]:
    """Return the paragraph of one option or argument."""
    flags = ", ".join(f"\\fB{roff(flag)}\\fR" for flag in action.option_strings)
    value = placeholder(action)
    shown = f"\\fI{roff(value)}\\fR" if value else ""
    return [".TP", f"{flags} {shown}".strip(), roff(about % {"prog": "countermark", "default": action.default})]


def command_lines(command: Command, about: str, *, explained: bool) -> list[str]:
    """Return the section of one command: its words and what it does, then its arguments and options."""
    values = " ".join(f"\\fI{roff(placeholder(one))}\\fR" for one in command.arguments)
    lines = [".TP", f"\\fB{roff(' '.join(command.path))}\\fR {values}".strip(), roff(about or command.path[-1])]
    shown = [*command.arguments, *command.options] if explained else command.options
    shown = [one for one in shown if one.help is not argparse.SUPPRESS and (one.option_strings or one.help)]
    if shown:
        inner = [line for one in shown for line in option_lines(one, (one.help or "") if explained else "")]
        lines += [".RS", *(line for line in inner if line), ".RE"]
    return lines


def manual(language: str) -> str:
    """Return the manual page in `en` or `zh`; the Chinese one tells each command, and names the options of each."""
    chinese = language == "zh"
    heads = (
        ("名称", "概要", "说明", "选项", "命令", "退出状态", "环境变量", "网页")
        if chinese
        else ("NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "COMMANDS", "EXIT STATUS", "ENVIRONMENT", "HOME PAGE")
    )
    title, about = (FACTS["title_zh"], FACTS["summary_zh"]) if chinese else (FACTS["title"], FACTS["summary"])
    given = words()
    every = list(commands(build_parser()))[1:]
    lines = [f'.TH COUNTERMARK 1 "{given["date"]}" "countermark {given["version"]}" "{title}"']
    lines += [f".SH {heads[0]}", f"countermark \\- {roff(about)}"]
    lines += [f".SH {heads[1]}", ".B countermark", ".RI [ OPTIONS ]", ".RI [ COMMAND ...]"]
    lines += [f".SH {heads[2]}"]
    lines += [".ad l", roff(CHINESE["synopsis"]), roff(CHINESE["description"])] if chinese else ENGLISH
    lines += [f".SH {heads[3]}"]
    for action in build_common():
        said = CHINESE["options"][action.option_strings[-1]] if chinese else (action.help or "")
        lines += option_lines(action, said)
    lines += [f".SH {heads[4]}"]
    for command in every:
        one_word = len(command.path) == 1
        if not chinese or one_word or command.options:
            said = (CHINESE["commands"][command.path[0]] if one_word else "") if chinese else command.about
            lines += command_lines(command, said, explained=not chinese)
    lines += [f".SH {heads[5]}"]
    for status, said in (CHINESE["statuses"] if chinese else STATUSES).items():
        lines += [".TP", status, said]
    lines += [f".SH {heads[6]}", ".TP", "\\fBCOUNTERMARK_PASSPHRASE\\fR"]
    lines += ["保险库的密码短语" if chinese else "The passphrase of the vault"]
    lines += [f".SH {heads[7]}", given["homepage"]]
    return "\n".join(lines) + "\n"


ENGLISH: Final = [
    "Without arguments opens the window; with a command does one thing in the terminal.",
    "Keeps a master r\\['e]sum\\['e] in an encrypted vault, writes a redacted, marked and verified copy for each",
    "recipient, checks job postings, records what went where, and says which copy a leaked file is consistent with.",
    "Nothing goes to the network unless it is asked for.",
]


def flags(command: Command) -> list[str]:
    """Return every option that may stand after a command."""
    return sorted({flag for one in command.parser._actions for flag in one.option_strings if flag.startswith("--")})


def cases() -> list[tuple[str, str, str]]:
    """Return (words that stand so far, words that may follow, options) for every command."""
    return [(" ".join(one.path), " ".join(one.following), " ".join(flags(one))) for one in commands(build_parser())]


def bash() -> str:
    """Return the completion of bash."""
    rows = "\n".join(
        f"        '{path}') words='{next_words}'; options='{opts}' ;;" for path, next_words, opts in cases()
    )
    nouns = "|".join(f"'{path}'" for path, _, _ in cases() if path)
    return f"""# bash completion for countermark: written by packaging/command_pages.py
_countermark() {{
    local current=${{COMP_WORDS[COMP_CWORD]}} so_far='' word words='' options='' index
    for ((index = 1; index < COMP_CWORD; index++)); do
        word=${{COMP_WORDS[index]}}
        case "${{so_far:+$so_far }}$word" in
        {nouns}) so_far="${{so_far:+$so_far }}$word" ;;
        esac
    done
    case $so_far in
{rows}
    esac
    if [[ $current == -* ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$options" -- "$current")
    elif [[ -n $words ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
    else
        mapfile -t COMPREPLY < <(compgen -f -- "$current")
    fi
}}
complete -o filenames -F _countermark countermark
"""


def zsh() -> str:
    """Return the completion of zsh."""
    rows = "\n".join(
        f"    '{path}') following=({next_words}); options=({opts}) ;;" for path, next_words, opts in cases()
    )
    nouns = "|".join(f"'{path}'" for path, _, _ in cases() if path)
    return f"""#compdef countermark
# Written by packaging/command_pages.py
local so_far='' word
local -a following options
for word in ${{words[2,CURRENT-1]}}; do
    case "${{so_far:+$so_far }}$word" in
    {nouns}) so_far="${{so_far:+$so_far }}$word" ;;
    esac
done
case $so_far in
{rows}
esac
if [[ $PREFIX == -* ]]; then
    compadd -a options
elif (( $#following )); then
    compadd -a following
else
    _files
fi
"""


def fish() -> str:
    """Return the completion of fish."""
    lines = ["# fish completion for countermark: written by packaging/command_pages.py"]
    for command in commands(build_parser()):
        seen = " ".join(command.path)
        if len(command.path) > 1:
            continue
        where = f"-n '__fish_seen_subcommand_from {seen}'" if seen else "-n __fish_use_subcommand"
        if command.following:
            lines.append(f"complete -c countermark -f {where} -a '{' '.join(command.following)}'")
        lines += [f"complete -c countermark {where} -l {flag[2:]}" for flag in flags(command)]
    return "\n".join(lines) + "\n"


def pages() -> dict[str, str]:
    """Return the text of each file by its name."""
    return {
        "countermark.1": manual("en"),
        "countermark.zh.1": manual("zh"),
        "countermark.bash": bash(),
        "_countermark": zsh(),
        "countermark.fish": fish(),
    }


if __name__ == "__main__":
    for name, text in pages().items():
        (Path(sys.argv[1]) / name).write_text(text, "utf-8")
