"""The main screen: a card in, a verdict, tickets, given, the next card."""
