"""The only network door: consent, addresses that may be dialled, transport, rate limits, the request log."""
