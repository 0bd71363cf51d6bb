"""How long tests wait for what must come: so long that only a hang ends it. A busy machine must fail nothing."""

from __future__ import annotations

from typing import Final

HANG_SECONDS: Final = 600.0
"""Nothing in the tests needs a tenth of this on a machine that is ten times slower."""

HANG_MS: Final = int(HANG_SECONDS * 1000)
"""The same for Qt."""
