"""What pages share: router, filters, cached calls, cards, words."""
