"""The only network access: consent, IP policy, transport, rate limits, the request log."""
