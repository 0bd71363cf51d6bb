"""Rule packs: loading, checking and matching. Text in, spans out; no verdicts."""
