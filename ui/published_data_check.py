"""Looks at a newer data file with what will read it, before it is kept: the one place where services and checkers meet over it."""

from __future__ import annotations

from typing import Any, cast

import yaml


def read_newer(name: str, text: str) -> None:
    """Read the text of a file (`platforms/51job.yaml`) as the program will. Raises what its reader raises for one it cannot use."""
    kind, _, file = name.partition("/")
    if kind == "rules":
        from checkers.rules.loader import read_pack

        read_pack(file, text)
        return
    try:
        row = cast("dict[str, Any]", yaml.safe_load(text))
    except yaml.YAMLError as error:
        raise ValueError(str(error)) from None
    if kind == "platforms":
        from app.services.known_platforms import platform_of

        platform_of(file.removesuffix(".yaml"), row)
    else:
        from app.letters.authorities import authorities_of
        from checkers.jurisdictions import country_of

        country_of(file.removesuffix(".yaml").upper(), row)
        authorities_of(row)
