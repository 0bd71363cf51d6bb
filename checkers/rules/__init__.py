"""Rule packs: loading, checking and matching. Text in, places out; no verdicts."""
