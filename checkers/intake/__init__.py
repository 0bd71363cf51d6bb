"""From bytes to a `Posting`: readers of pages, mails, chats, board JSON and pasted text. Fetches nothing."""
