"""How long tests wait for what must come: so long that only a hang ends it. A busy machine must fail nothing."""

from __future__ import annotations

import os
from typing import Final

HANG_SECONDS: Final = float(os.environ.get("COUNTERMARK_TEST_PATIENCE", "300"))
"""Nothing in the tests needs a tenth of this on a machine that is five times slower."""

HANG_MS: Final = int(HANG_SECONDS * 1000)
"""The same for Qt."""
