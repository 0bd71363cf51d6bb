"""The mark layers that an assignment sets. The registry is explicit: a layer that is not listed does nothing.

The contact layer (alias and link tokens, visible reference) is not assigned but derived from the secret and the copy id
(`app.marks.aliases`, `app.marks.reference`); its factors live in `app.marks.reference_and_alias_evidence`.
"""

from __future__ import annotations

from app.marks.carriers import Layer
from app.marks.layers.headings import HEADINGS_LAYER
from app.marks.layers.order import ORDER_LAYER
from app.marks.layers.selection import SELECTION_LAYER
from app.marks.layers.style import STYLE_LAYER
from app.marks.layers.usage import USAGE_LAYER
from app.marks.layers.wording import WORDING_LAYER

LAYERS: tuple[Layer, ...] = (ORDER_LAYER, USAGE_LAYER, WORDING_LAYER, STYLE_LAYER, HEADINGS_LAYER, SELECTION_LAYER)
